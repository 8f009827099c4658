import { unpacked } from '../packed';

/** Bare unpacking: what everything is compared with. Gives bytes instead of rows. */
export async function task(path: string): Promise<number> {
	let size = 0;
	for await (const bytes of unpacked(path) as AsyncIterable<Buffer>) size += bytes.length;
	return size;
}
