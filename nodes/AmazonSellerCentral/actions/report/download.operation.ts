import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { textOf } from '../../../domain/text/textOf';
import { decodeReport } from '../../../domain/text/decode';
import { readTable } from '../../../domain/text/table';
import { awaitReport, explain, isRestricted, noData } from '../../reports/finish';
import type { Report } from '../../reports/report';
import { downloadReport, reportDocument, saveDocument } from '../../transport/document';
import { MAX_MEGABYTES, MAX_WAIT, OUTPUT_FILE } from '../fields';
import { requiredText } from '../../../shared/parameters';
import { REPORT_ID } from './fields';

const properties: INodeProperties[] = [
	REPORT_ID,
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{ name: 'File', value: 'file', description: 'The untouched file in a binary field' },
			{ name: 'Rows', value: 'rows', description: 'One item per row, with the headings of the file as names and all values as text' },
		],
		default: 'file',
		description: 'What to give out',
	},
	{ ...OUTPUT_FILE, displayOptions: { show: { output: ['file'] } } },
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			MAX_MEGABYTES,
			MAX_WAIT,
			{
				displayName: 'Restricted Data Token',
				name: 'restricted',
				type: 'boolean',
				default: false,
				description: 'Whether to open the document with a restricted data token. VAT transactions get one in any case.',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['report'], operation: ['download'] } }, properties);

interface DownloadOptions {
	readonly maxMegabytes?: number;
	readonly maxWaitSeconds?: number;
	readonly restricted?: boolean;
}

/** Waits for the report, then gives its file or its rows. A report that is not ready in time, or gives no data, is a stop that says why. */
export async function execute(this: IExecuteFunctions, i: number): Promise<INodeExecutionData[]> {
	const reportId = requiredText(this, 'reportId', 'Report ID', i);
	const { maxMegabytes = 256, maxWaitSeconds = 300, restricted = false } = this.getNodeParameter('options', i, {}) as DownloadOptions;
	const report = await awaitReport(this, reportId, maxWaitSeconds, i);
	if (report.processingStatus !== 'DONE') throw noData(this, report, await explain(this, report, [], i), i);
	const how = { maxBytes: maxMegabytes * 1024 * 1024, restricted: restricted || isRestricted(report) };
	return this.getNodeParameter('output', i) === 'rows' ? await rows.call(this, report, how, i) : await file.call(this, report, how, i);
}

type How = { readonly maxBytes: number; readonly restricted: boolean };

async function file(this: IExecuteFunctions, report: Report, { maxBytes, restricted }: How, i: number): Promise<INodeExecutionData[]> {
	const binaryPropertyName = requiredText(this, 'binaryPropertyName', 'Put Output File in Field', i);
	const source = reportDocument(textOf(report.reportDocumentId), { restricted });
	const saved = await saveDocument.call(this, source, { fileName: `report-${report.reportId}.txt`, mimeType: 'text/plain', maxBytes }, i);
	const { binary, ...facts } = saved;
	return [{ json: { ...report, ...facts }, binary: { [binaryPropertyName]: binary } }];
}

async function rows(this: IExecuteFunctions, report: Report, how: How, i: number): Promise<INodeExecutionData[]> {
	const { bytes, charset } = await downloadReport.call(this, textOf(report.reportDocumentId), how, i);
	if (bytes.length === 0) return [];
	const decoded = decodeReport(bytes, charset);
	if (!decoded.ok) throw noData(this, report, decoded.refusal, i);
	const read = readTable(decoded.value.text.replace(/^\uFEFF/, ''));
	if (!read.ok) throw noData(this, report, read.refusal, i);
	const names = namesOf(read.value.headings);
	return read.value.rows.map(({ cells }) => ({
		json: Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])) as IDataObject,
	}));
}

/** Names of the columns: their headings, or their places where a heading is empty or stands a second time, so that no column hides another. */
const namesOf = (headings: readonly string[]): string[] =>
	headings.map((heading, at) => (heading === '' || headings.indexOf(heading) < at ? `${heading} column ${at + 1}`.trim() : heading));
