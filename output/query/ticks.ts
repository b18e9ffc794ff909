/** Round values from at most `least` to at least `most`, about `count` of them: 0, 20, 40, 60. */
export function ticks(least: number, most: number, count: number): number[] {
  if (!Number.isFinite(least) || !Number.isFinite(most)) return [];
  if (least === most) {
    const margin = least === 0 ? 1 : Math.abs(least) / 2;
    return ticks(least - margin, most + margin, count);
  }
  const rough = (most - least) / Math.max(1, count - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(least / step + 1e-9);
  const last = Math.ceil(most / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(15)));
}

const SHORT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 4 });

/** A value in few characters: 1.2M, 57B, 0.25. */
export function shortNumber(value: number): string {
  return value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e16)
    ? value.toExponential(2)
    : SHORT.format(value).replace('-0', '0');
}
