import type { InputItem } from './context.js';

const PASSWORD = /(:\/\/[^\s/?#:@]{0,200}:)[^\s/?#@]{1,200}@/g;

const hide = (text: string): string => text.replace(PASSWORD, '$1***@');

/** What is wrong with an address as it may be told and kept: others read that, and the address is none that is fetched. */
export function withoutPassword(item: InputItem): InputItem {
  if (item.kind === 'end') return { ...item, input: hide(item.input) };
  if (item.kind !== 'failure') return item;
  return { ...item, locator: hide(item.locator), input: hide(item.input), message: hide(item.message) };
}
