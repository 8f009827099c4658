import csvtojson from 'csvtojson';
import { unpacked } from '../packed';

/** With the output that it has by default: an object for each row. */
export const task = async (path: string): Promise<number> =>
	await new Promise((resolve, reject) => {
		let count = 0;
		const parser = csvtojson({ delimiter: '\t', quote: 'off' }).fromStream(unpacked(path));
		// Not awaited: as a promise it would hold all rows.
		parser.subscribe(
			() => void (count += 1),
			reject,
			() => resolve(count),
		);
	});
