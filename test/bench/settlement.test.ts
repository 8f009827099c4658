import { benchSettlement, isGoodEnough, settlementLine, settlementText, type SettlementBench } from '../../bench/settlement';

jest.setTimeout(300_000);

describe('a settlement of 500 rows, each measurement in a process of its own', () => {
	const said: string[] = [];
	let bench: SettlementBench;
	beforeAll(async () => {
		bench = await benchSettlement({ rows: 500, rounds: 1, readOnly: false }, (text) => said.push(text));
	});

	test('is unpacked, planned and read by every parser once, and planned with three times as many rows', () => {
		// The bench ends with an error when one of them did not meet all rows, or when the plan is held.
		expect(said.map((text) => text.replace(/: .*/, ''))).toEqual([
			'gunzip',
			'plan',
			'csv-parse',
			'papaparse',
			'csvtojson',
			'udsv',
			'plan, 1500 rows',
		]);
		expect(bench.rows).toBe(500);
	});

	test('says so in one line of JSON, and in words with what is allowed', () => {
		expect(settlementLine(bench)).not.toContain('\n');
		const { fasterThan, ...others } = JSON.parse(settlementLine(bench)) as SettlementBench;
		expect(Object.keys(fasterThan).sort()).toEqual(['csv-parse', 'csvtojson', 'papaparse', 'udsv']);
		for (const figure of [others.toGunzip, others.peakMb, others.peakMb3m, ...Object.values(fasterThan)]) expect(figure).toBeGreaterThan(0);
		expect(settlementText(bench)).toContain('with 1500 rows');
	});
});

const good: SettlementBench = {
	rows: 1_000_000,
	toGunzip: 3,
	fasterThan: { 'csv-parse': 3, papaparse: 1, csvtojson: 20, udsv: 1 },
	peakMb: 250,
	peakMb3m: 400,
};

test.each<[string, Partial<SettlementBench>, boolean, boolean]>([
	['is as good as it has to be', {}, false, true],
	['takes more than three times as long as unpacking', { toGunzip: 3.01 }, false, false],
	['only reads, and takes twice as long as unpacking', { toGunzip: 2 }, true, true],
	['only reads, and takes longer than that', { toGunzip: 2.01 }, true, false],
	['is slower than one parser', { fasterThan: { ...good.fasterThan, udsv: 0.99 } }, false, false],
	['takes too much memory', { peakMb: 251 }, false, false],
	['takes too much memory for three times the rows', { peakMb3m: 401 }, false, false],
])('a bench that %s is judged so', (_what, more, readOnly, expected) => {
	expect(isGoodEnough({ ...good, ...more }, readOnly)).toBe(expected);
});
