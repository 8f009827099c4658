// One download in a process of its own. Prints one line of JSON: resident memory before and at its highest, in MB.
import 'reflect-metadata'; // first: n8n-core's decorators need it
import '../environment'; // before n8n-core
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { runAmazonNode } from '../node';

const SETTLEMENT = { resource: 'settlement', operation: 'get', reportDocumentId: 'doc', binaryPropertyName: 'data', options: {} };
const OPERATIONS = {
	download: { resource: 'report', operation: 'download', reportId: '1', output: 'file', binaryPropertyName: 'data', options: {} },
	table: { resource: 'report', operation: 'download', reportId: '1', output: 'rows', options: {} },
	header: { ...SETTLEMENT, output: 'header' },
	totals: { ...SETTLEMENT, output: 'totals' },
	rows: { ...SETTLEMENT, output: 'rows', rowRange: { firstRow: 1, lastRow: 100_000 } },
};
const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);

async function measure(name: keyof typeof OPERATIONS, size: string): Promise<void> {
	// As in n8n: binary data goes to the disk.
	await Container.get(BinaryDataService).init();
	const amazon = fork(join(__dirname, 'amazon.ts'), [size], { execArgv: ['--import', 'tsx'] });
	const [port] = (await once(amazon, 'message')) as [number];
	const base = `http://127.0.0.1:${port}`;
	const credentials = {
		amazonSellerCentralApi: {
			region: 'custom',
			endpoint: base,
			tokenUrl: `${base}/auth/o2/token`,
			clientId: 'c',
			clientSecret: 's',
			refreshToken: 'r',
			accessToken: '',
		},
	};
	const before = process.memoryUsage().rss;
	const [item] = await runAmazonNode(OPERATIONS[name], [{ json: {} }], credentials);
	// The highest of the whole life of the process, as the system kept it.
	const highest = process.resourceUsage().maxRSS * 1024;
	if (name !== 'rows' && name !== 'table' && !item.binary?.data.id?.startsWith('filesystem'))
		throw new Error('The file is not on the disk');
	amazon.kill();
	process.stdout.write(`${JSON.stringify({ before: megabytes(before), highest: megabytes(highest) })}\n`, () => process.exit(0));
}

void measure(process.argv[2] as keyof typeof OPERATIONS, process.argv[3]);
