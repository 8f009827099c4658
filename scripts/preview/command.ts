import { parseArgs } from 'node:util';
import { withDecimals, type SettlementAnalysis } from '../../nodes/domain/settlement/plan';
import type { Settlement } from '../../nodes/domain/settlement/settlement.types';
import { loadMap, loadSettlement, PreviewProblem } from './load';
import { analyseForPreview } from './analyse';
import { asHledger } from './hledger';
import { asText } from './text';

const USAGE = `npm run preview -- FILE [--map FILE] [--format text|json|hledger]

Reads a settlement (Amazon's Flat File V2, plain or .gz) from disk and shows the journal, the posting plan and what would be held.
Nothing is sent anywhere. Exit code: 0 read (held rows are shown, not a failure), 1 the file or the map cannot be used, 2 wrong call.

  --map FILE      CSV with the columns transactionType, amountType, amountDescription, nominalCode, costCentre, department, vat, nature
  --format FORM   text (default), json, or hledger (a plain-text journal that "hledger -f - check" accepts)

npm prints two lines of its own first. For another program to read the output, keep npm silent:
  npm run -s preview -- FILE --format hledger | hledger -f - check
`;

const FORMATS = ['text', 'json', 'hledger'] as const;
type Format = (typeof FORMATS)[number];

/** What the command prints and how it ends. */
export interface PreviewAnswer {
	readonly code: 0 | 1 | 2;
	readonly out: string;
	readonly err: string;
}

/** Runs the command with its arguments; `now` is an ISO instant. Throws only on a mistake of our own. */
export function preview(args: readonly string[], now: string): PreviewAnswer {
	const call = readCall(args);
	if (call === 'help') return { code: 0, out: USAGE, err: '' };
	if (typeof call === 'string') return { code: 2, out: '', err: `${USAGE}\n${call}\n` };
	try {
		const settlement = loadSettlement(call.file);
		const analysis = analyseForPreview(settlement, call.map ? loadMap(call.map) : [], now);
		return { code: 0, out: `${printed(settlement, analysis, call.format)}\n`, err: '' };
	} catch (failure) {
		if (!(failure instanceof PreviewProblem)) throw failure;
		return { code: 1, out: '', err: `${failure.path}: ${failure.message}\n${failure.remedy}\n` };
	}
}

function printed(settlement: Settlement, analysis: SettlementAnalysis, format: Format): string {
	if (format === 'json') return JSON.stringify(withDecimals(analysis), null, 2);
	return format === 'hledger' ? asHledger(settlement, analysis) : asText(settlement, analysis);
}

/** What is asked for, or what is wrong with the call. */
function readCall(args: readonly string[]): { file: string; map?: string; format: Format } | string {
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: { map: { type: 'string' }, format: { type: 'string', default: 'text' }, help: { type: 'boolean' } },
		});
		const format = FORMATS.find((known) => known === values.format);
		if (values.help) return 'help';
		if (positionals.length !== 1)
			return positionals.length === 0 ? 'No file is named.' : `One file at a time, not ${positionals.length}: ${positionals.join(', ')}.`;
		if (!format) return `There is no format "${values.format}".`;
		return { file: positionals[0], map: values.map, format };
	} catch (failure) {
		return (failure as Error).message;
	}
}
