import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import csvtojson from 'csvtojson';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import Papa from 'papaparse';
import { inferSchema, initParser } from 'udsv';
import { planSettlement } from '../../nodes/domain/settlement/plan';
import { SettlementTotals } from '../../nodes/domain/settlement/file/totals';
import type { SettlementRow } from '../../nodes/domain/settlement/settlement.types';
import { readStoredSettlement } from '../../nodes/shared/settlementFile';
import { settingsWithSeries } from '../../sandbox/demo/settings';

/** Works on a gzip file; gives how many rows it met, so that nobody measures nothing. */
export type Task = (path: string) => Promise<number>;

const PIECE = 64 * 1024;
const unpacked = (path: string) => createReadStream(path).pipe(createGunzip({ chunkSize: PIECE }));
const decoded = (path: string) => unpacked(path).setEncoding('utf8');
const STORED: IBinaryData = { id: 'bench', data: '', mimeType: 'application/gzip' };
/** n8n's storage on disk. */
const storage = (path: string) =>
	({ helpers: { getBinaryStream: () => Promise.resolve(createReadStream(path)) } }) as unknown as IExecuteFunctions;

/** Bare unpacking: what everything is compared with. Gives bytes instead of rows. */
const gunzip: Task = async (path) => {
	let size = 0;
	for await (const bytes of unpacked(path) as AsyncIterable<Buffer>) size += bytes.length;
	return size;
};

const read: Task = async (path) => {
	const totals = new SettlementTotals();
	const reading = await readStoredSettlement(storage(path), STORED, () => (row) => totals.add(row));
	if (!reading.ok) throw new Error(reading.refusal.message);
	return totals.list().reduce((rows, total) => rows + total.rows, 0);
};

/** To a posting plan that is ready, as *Settlement: Plan* does it; that all orders are in Sage is assumed. */
const plan: Task = async (path) => {
	const rows: SettlementRow[] = [];
	const reading = await readStoredSettlement(storage(path), STORED, () => (row) => void rows.push(row.toRow()));
	if (!reading.ok) throw new Error(reading.refusal.message);
	const settings = settingsWithSeries({ openingReserve: '0.00' });
	const { exceptions } = planSettlement({
		settlement: { ...reading.value, rows },
		settings,
		series: settings.series[0],
		nominalMap: [],
		ordersInSage: 'assumed',
		previous: null,
		now: '2026-09-18T09:00:00.000Z',
	});
	if (exceptions.length > 0) throw new Error(`The settlement is held: ${exceptions[0].message}`);
	return rows.length;
};

const csvParse: Task = async (path) => {
	let count = 0;
	const parser = unpacked(path).pipe(parse({ delimiter: '\t', quote: false, relax_column_count: true }));
	parser.on('data', () => void (count += 1));
	await new Promise((resolve, reject) => parser.on('end', resolve).on('error', reject));
	return count - 1;
};

const papaparse: Task = async (path) =>
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

/** With the output that it has by default: an object for each row. */
const csvToJson: Task = async (path) =>
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

const udsv: Task = async (path) => {
	let count = 0;
	let parser: ReturnType<typeof initParser> | undefined;
	for await (const text of decoded(path) as AsyncIterable<string>) {
		parser ??= initParser(inferSchema(text, { col: '\t' }));
		parser.chunk<string[]>(text, parser.stringArrs, () => void (count += 1));
	}
	parser?.end();
	return count;
};

export const TASKS = { gunzip, read, plan, 'csv-parse': csvParse, papaparse, csvtojson: csvToJson, udsv } as const;
export type TaskName = keyof typeof TASKS;
