import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Below this many bytes a packet is a packet. */
const worthwhile = 1400;
/** Quick rather than small: a list is compressed each time it is asked for. */
const brotliQuality = 4;

const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);

/** Compresses JSON answers on their way out, in what the caller accepts; files are compressed when they are built. */
export async function compressJson(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (typeof payload !== 'string' || payload.length < worthwhile || reply.hasHeader('content-encoding')) return payload;
  if (!/json/.test(String(reply.getHeader('content-type')))) return payload;
  reply.header('vary', 'accept-encoding');
  const encoding = encodingFor(request.headers['accept-encoding']);
  if (!encoding) return payload;
  reply.removeHeader('content-length');
  reply.header('content-encoding', encoding);
  if (encoding === 'gzip') return asGzip(payload);
  return asBrotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } });
}

/** The better of what is accepted; `q=0` means not. */
function encodingFor(header: string | string[] | undefined): 'br' | 'gzip' | undefined {
  const accepted = String(header ?? '')
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => !/;\s*q=0(\.0*)?$/.test(each))
    .map((each) => each.split(';')[0]!.trim());
  return (['br', 'gzip'] as const).find((encoding) => accepted.includes(encoding));
}
