import { crc32, deflateRawSync } from 'node:zlib';

/** A file for an archive made in a test, and the lies to be told about it. */
export interface TestEntry {
  readonly name: string | Uint8Array;
  readonly bytes?: Uint8Array | string;
  /** 0 stored, 8 deflated (the default). */
  readonly method?: number;
  readonly flags?: number;
  /** The upper half of the external attributes: the kind of a Unix file. */
  readonly mode?: number;
  readonly declaredSize?: number;
  readonly declaredCrc?: number;
  /** The name before the bytes, where it differs from the directory's. */
  readonly localName?: string;
  /** Where the directory says that it starts. */
  readonly offset?: number;
}

const UTF8 = 0x800;

/** An archive of `entries`, as a program would write it that says what it is told to. */
export function testZip(entries: readonly TestEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const bytes = Buffer.from(entry.bytes ?? 'words');
    const method = entry.method ?? 8;
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const name = Buffer.from(entry.name);
    const local = Buffer.from(entry.localName ?? name);
    const flags = (entry.flags ?? 0) | (typeof entry.name === 'string' ? UTF8 : 0);
    const common = (length: number): Buffer => {
      const fields = Buffer.alloc(26);
      fields.writeUInt16LE(20, 0);
      fields.writeUInt16LE(flags, 2);
      fields.writeUInt16LE(method, 4);
      fields.writeUInt32LE(entry.declaredCrc ?? crc32(bytes), 10);
      fields.writeUInt32LE(packed.length, 14);
      fields.writeUInt32LE(entry.declaredSize ?? bytes.length, 18);
      fields.writeUInt16LE(length, 22);
      return fields;
    };
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), common(local.length), local, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6);
    rest.writeUInt32LE(entry.offset ?? at, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), common(name.length), rest, name]),
    );
    bodies.push(body);
    at += body.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, central, end]);
}
