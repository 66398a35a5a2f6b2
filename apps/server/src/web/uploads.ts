import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Invalid } from '#platform/errors';
import { UnreadableUpload } from './refusals.js';

export class FileTooLarge extends Invalid {
  readonly code = 'file-too-large';
  override readonly facts: { megabytes: number };

  constructor(
    override readonly field: string,
    maxBytes: number,
  ) {
    super('file too large');
    this.facts = { megabytes: Math.floor(maxBytes / 1_048_576) };
  }
}

export interface Upload {
  /** The file's bytes as sent: never to be served or stored before they are re-encoded. */
  file: Buffer | undefined;
  fields: Record<string, string>;
}

/** One file and a few text fields of a multipart form. What is over the limit is refused before it is all in memory. */
export async function readUpload(
  request: FastifyRequest,
  { field, maxBytes }: { field: string; maxBytes: number },
): Promise<Upload> {
  const { files, fields } = await readUploads(request, { field, maxBytes, most: 1 });
  return { file: files[0], fields };
}

/** The same with up to `most` files under one name. */
export async function readUploads(
  request: FastifyRequest,
  { field, maxBytes, most }: { field: string; maxBytes: number; most: number },
): Promise<{ files: Buffer[]; fields: Record<string, string> }> {
  const upload = { files: [] as Buffer[], fields: {} as Record<string, string> };
  if (!request.isMultipart()) return upload;
  for await (const part of partsOf(request, maxBytes, most)) {
    if (part.type === 'field') upload.fields[part.fieldname] = String(part.value);
    else {
      const bytes = await part.toBuffer();
      if (part.file.truncated) throw new FileTooLarge(field, maxBytes);
      if (part.fieldname === field && bytes.length > 0) upload.files.push(bytes);
    }
  }
  return upload;
}

/** A body that breaks off, or has no boundary, is the sender's mistake. */
async function* partsOf(request: FastifyRequest, maxBytes: number, most: number): AsyncGenerator<Multipart> {
  try {
    yield* request.parts({ limits: { fileSize: maxBytes, files: most, fields: 20, fieldSize: 10_000 } });
  } catch (error) {
    throw isRefusal(error) ? error : new UnreadableUpload();
  }
}

/** The limits' own refusals bring their status. */
const isRefusal = (error: unknown): boolean =>
  typeof (error as { statusCode?: unknown } | null)?.statusCode === 'number';
