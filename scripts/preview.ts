import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import { loadMap, loadSettlement, PreviewProblem } from './preview/load';
import { analyseForPreview } from './preview/analyse';
import { asHledger } from './preview/hledger';
import { asText } from './preview/text';
import { withDecimals } from '../nodes/domain/settlement/plan';

const USAGE = `npm run preview -- FILE [--map FILE] [--format text|json|hledger]

Reads a settlement (Amazon's Flat File V2, plain or .gz) from disk and shows the journal, the posting plan and what would be held.
Nothing is sent anywhere. Exit code: 0 read (held rows are shown, not a failure), 1 the file or the map cannot be used, 2 wrong call.

  --map FILE      CSV with the columns transactionType, amountType, amountDescription, nominalCode, costCentre, department, vat, nature
  --format FORM   text (default), json, or hledger (a plain-text journal that "hledger -f - check" accepts)
`;

const FORMATS = ['text', 'json', 'hledger'] as const;

function main(): number {
	const call = readCall();
	if (!call) {
		process.stderr.write(USAGE);
		return 2;
	}
	try {
		const settlement = loadSettlement(call.file);
		const analysis = analyseForPreview(settlement, call.map ? loadMap(call.map) : [], DateTime.utc().toISO());
		const output = call.format === 'json' ? JSON.stringify(withDecimals(analysis), null, 2) : call.format === 'hledger' ? asHledger(settlement, analysis) : asText(settlement, analysis);
		process.stdout.write(`${output}\n`);
		return 0;
	} catch (failure) {
		if (!(failure instanceof PreviewProblem)) throw failure;
		process.stderr.write(`${call.file}: ${failure.message}\n${failure.remedy}\n`);
		return 1;
	}
}

function readCall(): { file: string; map?: string; format: (typeof FORMATS)[number] } | undefined {
	try {
		const { values, positionals } = parseArgs({ allowPositionals: true, options: { map: { type: 'string' }, format: { type: 'string', default: 'text' } } });
		const format = FORMATS.find((known) => known === values.format);
		if (positionals.length !== 1 || !format) return undefined;
		return { file: positionals[0], map: values.map, format };
	} catch {
		// An unknown option: the usage says what there is.
		return undefined;
	}
}

process.exitCode = main();
