/** Collects a stream, or returns undefined as soon as it exceeds `maxBytes`; leaving the loop closes the stream. */
export async function readAll(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array | undefined> {
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of chunks) {
		length += chunk.byteLength;
		if (length > maxBytes) return undefined;
		parts.push(chunk);
	}
	return Buffer.concat(parts, length);
}

/**
 * Unpacks gzip data. `refused` completes "the file ..." when the result would exceed `maxBytes` (a small file can unpack to a huge one) or
 * when the data is cut short or is no gzip at all. What a cut file gave so far is not handed out: it would read as a whole one.
 */
export async function gunzip(packed: Uint8Array, maxBytes: number): Promise<{ readonly bytes: Uint8Array } | { readonly refused: string }> {
	const unpacking = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream('gzip'));
	try {
		const bytes = await readAll(unpacking as AsyncIterable<Uint8Array>, maxBytes);
		return bytes ? { bytes } : { refused: `unpacks to more than ${maxBytes} bytes` };
	} catch {
		return { refused: 'cannot be unpacked: the gzip data is incomplete or damaged' };
	}
}
