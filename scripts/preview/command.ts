import { parseArgs } from 'node:util';
import { withDecimals } from '../../nodes/domain/settlement/plan';
import { auditOf, type Audit, type AuditFiles } from './audit';
import { asHledger } from './hledger';
import { asHtml } from './html';
import { PreviewProblem, PreviewProblems } from './load';
import { printable, printableIn } from './printable';
import { asText } from './text';
import { vatBoxesOf } from './vatBoxes';

const USAGE = `npm run preview -- FILE... [--settings FILE] [--map FILE] [--sku-map FILE] [--sage FILE] [--previous FILE]
                           [--format text|json|hledger|html]

Reads settlements (Amazon's Flat File V2, plain or .gz) from disk and shows the journal, the posting plan and what would be held. Several
files are put into their series and order and worked through as a chain. Nothing is sent anywhere, and nothing is asked of anyone.
Exit code: 0 read (held settlements are shown, not a failure), 1 a file cannot be used, 2 wrong call.

  --settings FILE CSV of the table Bridge settings: key, value, means. Without it preview takes stand-ins, and says so
  --map FILE      CSV of the table Nominal overrides: transactionType, amountType, amountDescription, and marketplace, series, nominalCode,
                  costCentre, department, vat, nature, validFrom, validUntil
  --sku-map FILE  CSV with the columns sellerSku, stockCode, factor
  --sage FILE     JSON with the lists orders (with lines), credits, taxCodes and products as the Sage 200 node puts their rows out, and
                  amazonOrders (orderId, createdTime, shipTo, shipFrom, carrier, units). Without it preview says what it assumes
  --previous FILE JSON of the settlement posted before the first: settlementId, endDate, currentReserve, closingClearing; or a list
                  of these, one per series, each with series
  --format FORM   text (default), json, hledger (a plain-text journal that "hledger -f - check" accepts), or html (one page to keep or print)

npm prints two lines of its own first. For another program to read the output, keep npm silent:
  npm run -s preview -- FILE --format hledger | hledger -f - check
  npm run -s preview -- FILE --format html > settlement.html
`;

const FORMS = {
	text: asText,
	json: asJson,
	hledger: asHledger,
	html: asHtml,
} as const satisfies Record<string, (audit: Audit) => string>;
type Format = keyof typeof FORMS;

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
		return { code: 0, out: `${FORMS[call.format](printableIn(auditOf(call, now)))}\n`, err: '' };
	} catch (failure) {
		return { code: 1, out: '', err: problemsOf(failure).map(problemText).join('\n') };
	}
}

function problemsOf(failure: unknown): readonly PreviewProblem[] {
	if (failure instanceof PreviewProblems) return failure.all;
	if (failure instanceof PreviewProblem) return [failure];
	throw failure;
}

const problemText = ({ path, message, remedy }: PreviewProblem): string =>
	`${printable(path)}: ${printable(message)}\n${printable(remedy)}\n`;

/** Every amount as a decimal string. */
function asJson({ settlements, straightThrough, assumptions, mapNotes, settings }: Audit): string {
	const shown = settlements.map(({ file, status, analysis, assumes }) => ({
		file,
		status,
		...withDecimals(analysis),
		vatBoxes: vatBoxesOf(analysis.journal, settings.taxCodes),
		assumptions: assumes,
	}));
	return JSON.stringify({ settlements: shown, straightThrough, assumptions, mapNotes }, null, 2);
}

interface Call extends AuditFiles {
	readonly format: Format;
}

/** What is asked for, or what is wrong with the call. */
function readCall(args: readonly string[]): Call | string {
	try {
		const { values, positionals: files } = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				settings: { type: 'string' },
				map: { type: 'string' },
				'sku-map': { type: 'string' },
				sage: { type: 'string' },
				previous: { type: 'string' },
				format: { type: 'string', default: 'text' },
				help: { type: 'boolean' },
			},
		});
		if (values.help) return 'help';
		if (files.length === 0) return 'No file is named.';
		const format = (Object.keys(FORMS) as Format[]).find((known) => known === values.format);
		if (!format) return `There is no format "${values.format}".`;
		const { settings, map, 'sku-map': skuMap, sage, previous } = values;
		return { files, settings, map, skuMap, sage, previous, format };
	} catch (failure) {
		return (failure as Error).message;
	}
}
