import { crc32, deflateRawSync } from 'node:zlib';

/** What can be said wrong of a member, on purpose. */
export interface OddMember {
  readonly content: string | Uint8Array;
  readonly encrypted?: boolean;
  /** Upper 16 bits of the external attributes: the mode of Unix. */
  readonly mode?: number;
}

/** A zip of the given members, deflated; names are written as they are, whatever they are. */
export function zip(members: Readonly<Record<string, string | Uint8Array | OddMember>>): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, given] of Object.entries(members)) {
    const odd: OddMember = typeof given === 'string' || given instanceof Uint8Array ? { content: given } : given;
    const content = Buffer.from(odd.content as string);
    const packed = deflateRawSync(content);
    const label = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800 | (odd.encrypted ? 1 : 0), 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, label, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((odd.mode ?? 0) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    const made = Buffer.alloc(2);
    made.writeUInt16LE(0x0314, 0);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), made, shared, tail, label]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
