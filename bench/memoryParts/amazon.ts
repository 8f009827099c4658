// Amazon for one large settlement, or one large table, in a process of its own, so that its memory is not the node's. Says its port to its parent.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

const isTable = process.argv[2] === 'table';
const bytes = Number(process.argv[2]) * 1_000_000;
const HEADING =
	'settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tamount-type\tamount-description\tamount\tposted-date\tsku\tquantity-purchased\n';
const SUMMARY = '1\t2026-10-20 09:00:00 UTC\t2026-11-03 09:00:00 UTC\t2026-11-05 09:00:00 UTC\t0.00\tGBP\t\t\t\t\t\t\t\t\n';
const row = (n: number): string =>
	`1\t\t\t\t\t\tOrder\t026-${String(n).padStart(7, '0')}-1234567\tItemPrice\tPrincipal\t${n % 2 ? '-' : ''}12.50\t2026-10-21\tSKU-${n % 5000}\t1\n`;

/** Made as it is sent; pairs of rows that cancel each other, so that the file adds up. */
function* settlement(): Generator<string> {
	yield HEADING + SUMMARY;
	for (let [size, n] = [0, 0]; size < bytes;) {
		const rows = Array.from({ length: 2000 }, () => row(n++)).join('');
		size += rows.length;
		yield rows;
	}
}

/** A table that comes close to every limit at once: 20 columns, 10,000,000 cells, of six characters each with their separators. */
function* table(): Generator<string> {
	const cells = (n: number) => Array.from({ length: 20 }, (_, column) => String((n * 20 + column) % 100_000).padStart(5, '0')).join('\t');
	yield `${Array.from({ length: 20 }, (_, column) => `column-${column}`).join('\t')}\n`;
	for (let n = 0; n < 499_000; n += 1000) yield Array.from({ length: 1000 }, (_, at) => `${cells(n + at)}\n`).join('');
}

const json = (response: ServerResponse, body: object) =>
	void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const server = createServer(({ url = '' }, response) => {
	if (url.startsWith('/auth/')) return json(response, { access_token: 'Atza|memory', expires_in: 3600 });
	if (url.startsWith('/file'))
		return void Readable.from(isTable ? table() : settlement())
			.pipe(createGzip({ level: 1 }))
			.pipe(response);
	const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	if (url.includes('/documents/')) return json(response, { reportDocumentId: 'doc', url: `${base}/file`, compressionAlgorithm: 'GZIP' });
	return json(response, {
		reportId: '1',
		reportType: 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2',
		processingStatus: 'DONE',
		createdTime: '2026-11-06T06:00:00Z',
		reportDocumentId: 'doc',
	});
}).listen(0, '127.0.0.1', () => void process.send?.((server.address() as AddressInfo).port));
