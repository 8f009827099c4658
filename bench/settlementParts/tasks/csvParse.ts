import { parse } from 'csv-parse';
import { unpacked } from '../packed';

export async function task(path: string): Promise<number> {
	let count = 0;
	const parser = unpacked(path).pipe(parse({ delimiter: '\t', quote: false, relax_column_count: true }));
	parser.on('data', () => void (count += 1));
	await new Promise((resolve, reject) => parser.on('end', resolve).on('error', reject));
	return count - 1;
}
