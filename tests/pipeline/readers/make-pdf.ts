/** A PDF put together by hand, so that it can be wrong on purpose: objects from 1 on, then the trailer's entries. */
export function rawPdf(objects: readonly (string | Uint8Array)[], trailer = '/Root 1 0 R'): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  const push = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  for (const [i, body] of objects.entries()) {
    offsets.push(at);
    push(Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(body as string), Buffer.from('\nendobj\n')]));
  }
  const start = at;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A stream object of some bytes. */
export function stream(bytes: Uint8Array, entries = '', length: number | string = bytes.length): Buffer {
  return Buffer.concat([
    Buffer.from(`<< /Length ${length} ${entries} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

/** Objects of a document of one page: 1 catalogue, 2 page tree, 3 page, 4 its content, 5 its font. */
export function onePage(
  options: {
    text?: string;
    catalogue?: string;
    pages?: string;
    page?: string;
    box?: string;
    content?: Uint8Array;
  } = {},
): (string | Uint8Array)[] {
  const { text = 'Norvania paid $5 billion for rail in 2024.', box = '0 0 595 842' } = options;
  return [
    `<< /Type /Catalog /Pages 2 0 R ${options.catalogue ?? ''} >>`,
    options.pages ?? '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    options.page ??
      `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    options.content ?? stream(Buffer.from(`BT /F1 12 Tf 60 760 Td (${text}) Tj ET`)),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
}

/** A PDF of so many pages, each with one sentence, which differs in its figures. */
export function pagesPdf(count: number): Buffer {
  const kids = Array.from({ length: count }, (_, i) => `${4 + i * 2} 0 R`).join(' ');
  const pages = Array.from({ length: count }, (_, i) => [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + i * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    stream(Buffer.from(`BT /F1 12 Tf 60 400 Td (Norvania paid $${i + 2} billion for bridge ${i} of them.) Tj ET`)),
  ]).flat();
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${count} /Kids [${kids}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages,
  ]);
}

/**
 * A PDF whose objects are told by a stream, as PDF 1.5 has it; `packed` are objects that stand in a stream of objects: by their numbers, the
 * number of the stream and their place in it.
 */
export function streamedPdf(
  objects: readonly (string | Uint8Array)[],
  packed: Readonly<Record<number, readonly [stream: number, index: number]>>,
): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let at = 9;
  const push = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  for (const [i, body] of objects.entries()) {
    offsets.push(at);
    push(Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(body as string), Buffer.from('\nendobj\n')]));
  }
  const own = objects.length + 1;
  const size = Math.max(own, ...Object.keys(packed).map(Number)) + 1;
  const rows = Buffer.alloc(size * 7);
  const row = (n: number, type: number, second: number, third: number): void => {
    rows.writeUInt8(type, n * 7);
    rows.writeUInt32BE(second, n * 7 + 1);
    rows.writeUInt16BE(third, n * 7 + 5);
  };
  for (const [i, offset] of offsets.entries()) row(i + 1, 1, offset, 0);
  row(own, 1, at, 0);
  for (const [n, [stream, index]] of Object.entries(packed)) row(Number(n), 2, stream, index);
  const start = at;
  push(
    Buffer.concat([
      Buffer.from(`${own} 0 obj\n`),
      stream(rows, `/Type /XRef /Size ${size} /W [1 4 2] /Root 1 0 R`),
      Buffer.from(`\nendobj\nstartxref\n${start}\n%%EOF\n`),
    ]),
  );
  return Buffer.concat(parts);
}
