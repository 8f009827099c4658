import { parseArgs } from 'node:util';
import { withDecimals } from '../../nodes/domain/settlement/plan';
import { assumedSettings, assumptionsOf } from './assumptions';
import { loadSettlement, PreviewProblem } from './load';
import { checkSkuMap, loadMap, loadSettings } from './tables';
import { analyseForPreview } from './analyse';
import { asHledger } from './hledger';
import { asText, printable, printableIn } from './text';

const USAGE = `npm run preview -- FILE [--settings FILE] [--map FILE] [--sku-map FILE] [--format text|json|hledger]

Reads a settlement (Amazon's Flat File V2, plain or .gz) from disk and shows the journal, the posting plan and what would be held.
Nothing is sent anywhere. Exit code: 0 read (held rows are shown, not a failure), 1 the file or a table cannot be used, 2 wrong call.

  --settings FILE CSV of the table Bridge settings: key, value, means. Without it preview takes stand-ins, and says so
  --map FILE      CSV of the table Nominal overrides: transactionType, amountType, amountDescription, and marketplace, series, nominalCode,
                  costCentre, department, vat, nature, validFrom, validUntil
  --sku-map FILE  CSV with the columns sellerSku, stockCode, factor: it is checked, a settlement needs nothing of it
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
	if (typeof call === 'string') return { code: 2, out: '', err: `${USAGE}\n${printable(call)}\n` };
	try {
		return { code: 0, out: `${shown(call, now)}\n`, err: '' };
	} catch (failure) {
		if (!(failure instanceof PreviewProblem)) throw failure;
		return { code: 1, out: '', err: `${printable(failure.path)}: ${printable(failure.message)}\n${printable(failure.remedy)}\n` };
	}
}

interface Call {
	readonly file: string;
	readonly settings?: string;
	readonly map?: string;
	readonly skuMap?: string;
	readonly format: Format;
}

function shown({ file, settings, map, skuMap, format }: Call, now: string): string {
	const settlement = loadSettlement(file);
	const { currency } = settlement.header;
	if (skuMap) checkSkuMap(skuMap);
	const given = settings === undefined ? assumedSettings(currency) : loadSettings(settings);
	const analysis = analyseForPreview(
		settlement,
		given,
		map ? loadMap(map, { types: settlement.rows, series: given.series.map(({ key }) => key) }) : [],
		now,
	);
	if (!analysis)
		throw new PreviewProblem(settings ?? file, `The settings have no series in ${currency}.`, `Add the rows of a series in ${currency}.`);
	if (format === 'json') return JSON.stringify(withDecimals(printableIn(analysis)), null, 2);
	return format === 'hledger' ? asHledger(settlement, analysis) : asText(settlement, analysis, assumptionsOf(settings !== undefined));
}

/** What is asked for, or what is wrong with the call. */
function readCall(args: readonly string[]): Call | string {
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				settings: { type: 'string' },
				map: { type: 'string' },
				'sku-map': { type: 'string' },
				format: { type: 'string', default: 'text' },
				help: { type: 'boolean' },
			},
		});
		const format = FORMATS.find((known) => known === values.format);
		if (values.help) return 'help';
		if (positionals.length !== 1)
			return positionals.length === 0 ? 'No file is named.' : `One file at a time, not ${positionals.length}: ${positionals.join(', ')}.`;
		if (!format) return `There is no format "${values.format}".`;
		return { file: positionals[0], settings: values.settings, map: values.map, skuMap: values['sku-map'], format };
	} catch (failure) {
		return (failure as Error).message;
	}
}
