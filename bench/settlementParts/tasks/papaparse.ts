import type { Readable } from 'node:stream';
import Papa from 'papaparse';
import { decoded } from '../packed';

export const task = async (path: string): Promise<number> =>
	await new Promise((resolve, reject) => {
		let count = 0;
		Papa.parse<string[]>(decoded(path) as Readable, {
			delimiter: '\t',
			newline: '\n',
			chunk: ({ data }) => void (count += data.length),
			complete: () => resolve(count - 1),
			error: reject,
		});
	});
