import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pinnedMeasures } from '../../corpus/scoring/score.js';

const root = join(import.meta.dirname, '../..');
const command = join(root, 'dist/corpus/evaluate.js');

function evaluate(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', timeout: 120_000 });
}

describe('npm run evaluate', () => {
  let folder: string;
  beforeEach(() => {
    // a corpus of a few articles: how the command behaves does not depend on their number, how long it takes does
    folder = mkdtempSync(join(tmpdir(), 'whosaid-evaluate-'));
    for (const article of ['delhi-buses.md', 'lagos-grid.txt', 'locked/womens-transfers.html']) {
      const gold = `gold/${parse(article).name}.json`;
      for (const file of [`articles/${article}`, gold]) cpSync(join(root, 'corpus', file), join(folder, file));
    }
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('prints a row for every measure and holds the pinned floors on the bundled corpus', () => {
    const { status, stdout, stderr } = evaluate();
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^35 articles\n/);
    for (const layer of ['numbers', 'dates', 'entities', 'attributions', 'claims']) {
      expect(stdout).toMatch(new RegExp(`^${layer} `, 'm'));
    }
  });

  it('has a floor for every pinned measure of the bundled corpus', () => {
    const { floors } = JSON.parse(readFileSync(join(root, 'corpus/floors.json'), 'utf8'));
    expect(Object.keys(floors)).toEqual([...pinnedMeasures]);
  });

  it('fails with 5 below a floor and names the measure', () => {
    writeFileSync(join(folder, 'floors.json'), '{"floors": {"entities": 100}}');
    const { status, stderr } = evaluate('--corpus', folder);
    expect(status).toBe(5);
    expect(stderr).toMatch(/^entities: F1 \d+\.\d\d is below the floor 100\.0$/m);
  });

  it('raises floors with --pin and never lowers one', () => {
    writeFileSync(join(folder, 'floors.json'), '{"floors": {"numbers": 1, "claims.complete": 100}}');
    expect(evaluate('--corpus', folder, '--pin').status).toBe(5);
    const { floors, corpus } = JSON.parse(readFileSync(join(folder, 'floors.json'), 'utf8'));
    expect(corpus).toEqual({ articles: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(floors.numbers).toBeGreaterThan(50);
    expect(floors['claims.complete']).toBe(100);
  });

  it('fails with 5 when the corpus is not the one that the floors were reached on, until they are pinned again', () => {
    expect(evaluate('--corpus', folder, '--pin').status).toBe(0);
    const path = join(folder, 'gold/lagos-grid.json');
    const gold = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...gold, claims: gold.claims.slice(0, -1) }));
    const { status, stderr } = evaluate('--corpus', folder);
    expect(status).toBe(5);
    expect(stderr).toContain('--pin');
    evaluate('--corpus', folder, '--pin');
    const { corpus } = JSON.parse(readFileSync(join(folder, 'floors.json'), 'utf8'));
    expect(evaluate('--corpus', folder).stderr).not.toContain('--pin');
    expect(corpus.articles).toBe(2);
  });

  it('scores the locked articles only when asked, and without floors', () => {
    writeFileSync(join(folder, 'floors.json'), '{"floors": {"numbers": 100}}');
    const { status, stdout } = evaluate('--corpus', folder, '--locked', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, articles: 1 });
    expect(evaluate('--corpus', folder, '--locked', '--pin').status).toBe(2);
  });

  it('stops with 1 when an article does not read as its gold text', () => {
    writeFileSync(join(folder, 'articles/lagos-grid.txt'), 'something else');
    const { status, stdout, stderr } = evaluate('--corpus', folder);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/lagos-grid\.txt does not read as the text of/);
  });

  it('refuses an option that it does not know, with 2', () => {
    const { status, stderr } = evaluate('--floor');
    expect(status).toBe(2);
    expect(stderr).toMatch(/Usage: npm run evaluate/);
    expect(existsSync(join(folder, 'floors.json'))).toBe(false);
  });
});
