import type { Browser } from 'playwright-core';

/** Starts the browser; throws a sentence that says what to do where none starts. */
export function startBrowser(): Promise<Browser>;
