import { inferSchema, initParser } from 'udsv';
import { decoded } from '../packed';

export async function task(path: string): Promise<number> {
	let count = 0;
	let parser: ReturnType<typeof initParser> | undefined;
	for await (const text of decoded(path) as AsyncIterable<string>) {
		parser ??= initParser(inferSchema(text, { col: '\t' }));
		parser.chunk<string[]>(text, parser.stringArrs, () => void (count += 1));
	}
	parser?.end();
	return count;
}
