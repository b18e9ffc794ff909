// What makes the pages quicker to use: keys, a theme that stays, slots joined under the pointer. Every page can be read, and every link
// followed, without it. It requests nothing and writes no HTML.

const THEMES = ['auto', 'light', 'dark'];

/** Local storage may be switched off. */
function recall(name) {
  try {
    return localStorage.getItem(`whosaid-${name}`);
  } catch {
    return null;
  }
}
function remember(name, value) {
  try {
    localStorage.setItem(`whosaid-${name}`, value);
  } catch {
    // it then lasts for this page
  }
}

function setTheme(theme) {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

// before the page is painted
setTheme(recall('theme'));

document.addEventListener('DOMContentLoaded', () => {
  const search = document.querySelector('.search input');
  const all = (selector) => [...document.querySelectorAll(selector)];

  // layers of an article stay as they were chosen
  for (const box of all('.layer input')) {
    const kept = recall(box.id);
    if (kept !== null) box.checked = kept === 'shown';
    box.addEventListener('change', () => remember(box.id, box.checked ? 'shown' : 'hidden'));
  }

  // forms are sent when a choice is made
  for (const select of all('form select[data-send]'))
    select.addEventListener('change', () => select.form.requestSubmit());

  joinSlots(all);
  listenToKeys(search, all);
});

/** Under the pointer, or with the focus, a figure and the slots of its claim are joined: outlined, and tied by lines. */
function joinSlots(all) {
  const text = document.querySelector('.article-text');
  if (text === null) return;
  const byFact = new Map();
  for (const mark of all('.article-text [data-facts]')) {
    for (const fact of mark.dataset.facts.split(' ')) byFact.set(fact, [...(byFact.get(fact) ?? []), mark]);
  }
  for (const note of all('.article-text .note[data-fact]')) {
    const { fact } = note.dataset;
    byFact.set(fact, [...(byFact.get(fact) ?? []), note]);
  }
  const lines = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  lines.classList.add('joins');
  lines.setAttribute('aria-hidden', 'true');
  text.append(lines);
  let joined = [];

  const part = () => {
    for (const element of joined) element.classList.remove('joined');
    joined = [];
    lines.replaceChildren();
  };
  const join = (facts) => {
    part();
    const base = text.getBoundingClientRect();
    const drawn = new Set();
    for (const fact of facts) {
      const elements = byFact.get(fact) ?? [];
      joined.push(...elements);
      const figure = elements.find((element) => element.classList.contains('figure'));
      if (figure === undefined) continue;
      for (const element of elements) {
        if (element === figure || element.classList.contains('note') || drawn.has(element)) continue;
        drawn.add(element);
        lines.append(arc(figure, element, base));
      }
    }
    for (const element of joined) element.classList.add('joined');
  };
  const factsAt = (target) => {
    const element = target instanceof Element ? target.closest('[data-facts], [data-fact]') : null;
    const facts = element?.dataset.facts ?? element?.dataset.fact;
    return facts === undefined ? null : facts.split(' ');
  };
  for (const [enter, leave] of [
    ['pointerover', 'pointerout'],
    ['focusin', 'focusout'],
  ]) {
    text.addEventListener(enter, (event) => {
      const facts = factsAt(event.target);
      if (facts !== null) join(facts);
    });
    text.addEventListener(leave, (event) => {
      if (factsAt(event.target) !== null) part();
    });
  }
}

/** A curve from one word to another, above the line that they stand on. */
function arc(from, to, base) {
  const middle = (element) => {
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    return [box.left + box.width / 2 - base.left, box.top - base.top - 2];
  };
  const [x1, y1] = middle(from);
  const [x2, y2] = middle(to);
  const height = Math.min(34, 10 + Math.abs(x2 - x1) / 14);
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', `M${x1},${y1} Q${(x1 + x2) / 2},${Math.min(y1, y2) - height} ${x2},${y2}`);
  return path;
}

function listenToKeys(search, all) {
  const items =
    all('.facts tbody tr, .rows tbody tr, .quotes li').length > 0
      ? all('.facts tbody tr, .rows tbody tr, .quotes li')
      : all('.article-text a.figure');
  let current = -1;
  let going = false;

  const choose = (index) => {
    if (items.length === 0) return;
    items[current]?.classList.remove('current');
    current = Math.max(0, Math.min(items.length - 1, index));
    const item = items[current];
    item.classList.add('current');
    item.scrollIntoView({ block: 'nearest' });
    (item.matches('a') ? item : item.querySelector('a'))?.focus({ preventScroll: true });
  };
  // a page that was opened at a place goes on from there
  const nextTo = () => {
    const focused = items.findIndex((item) => item === document.activeElement || item.contains(document.activeElement));
    if (focused >= 0) return focused;
    if (current >= 0) return current;
    const target = document.getElementById('span');
    if (target === null) return -1;
    return (
      items.findIndex(
        (item) => target.contains(item) || target.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING,
      ) - 1
    );
  };
  const follow = (selector) => document.querySelector(selector)?.click();

  const sections = {
    f: '/',
    a: '/documents',
    q: '/quotes',
    t: '/timeline',
    s: '/sources',
    e: '/entities',
    c: '/findings',
  };
  const keys = {
    j: () => choose(nextTo() + 1),
    k: () => choose(Math.max(0, nextTo() - 1)),
    n: () => follow('a[rel="next"]'),
    p: () => history.back(),
    '/': () => search?.focus(),
    '?': () => location.assign('/help'),
    t: () => {
      const theme = THEMES[(THEMES.indexOf(recall('theme') ?? 'auto') + 1) % THEMES.length];
      remember('theme', theme);
      setTheme(theme);
    },
    g: () => {
      going = true;
      setTimeout(() => {
        going = false;
      }, 1500);
    },
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    const writing = target instanceof Element && target.matches('input:not([type="checkbox"]), select, textarea');
    if (writing) {
      if (event.key === 'Escape') target.blur();
      return;
    }
    if (going && Object.hasOwn(sections, event.key)) {
      event.preventDefault();
      location.assign(sections[event.key]);
      return;
    }
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
}
