import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Resident memory of a process in MB. */
export interface Memory {
	readonly before: number;
	readonly highest: number;
}

const SIZES = [30, 200];
const NAMES = {
	download: '*Report: Download*, the file',
	header: '*Settlement: Get*, the header',
	totals: '*Settlement: Get*, header and totals',
	rows: '*Settlement: Get*, 100,000 rows of it',
};

/** What large documents cost in memory, each in a process of its own; the rows of a Markdown table. */
export async function benchMemory(): Promise<string> {
	const rows: string[] = [];
	for (const [name, words] of Object.entries(NAMES)) {
		const cells: string[] = [];
		for (const size of SIZES) cells.push(wordsOf(await measure(name, size)));
		rows.push(`| ${words} | ${cells.join(' | ')} |`);
	}
	const table = `A report of 10,000,000 cells as items (*Report: Download*, its rows): ${wordsOf(await measure('table', 'table'))}`;
	return [`| | ${SIZES.map((size) => `${size} MB`).join(' | ')} |`, '|---|---|---|', ...rows, '', table].join('\n');
}

const wordsOf = ({ before, highest }: Memory): string => `${highest - before} MB more`;

async function measure(name: string, size: number | 'table'): Promise<Memory> {
	const { stdout } = await promisify(execFile)(process.execPath, [
		'--import',
		'tsx',
		join(__dirname, 'memoryParts', 'one.ts'),
		name,
		String(size),
	]);
	return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Memory;
}
