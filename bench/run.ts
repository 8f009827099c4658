// `npm run bench -- <name> [--json]`, and `settlement [--read-only]`: with --json the last line of the output is one JSON object, else there is text for people.
import { benchAmazon } from './amazon';
import { benchMemory } from './memory';
import { amazonLine, amazonText, isGoodEnough as isAmazonGoodEnough } from './report';
import { benchSage, isGoodEnough as isSageGoodEnough, sageLine, sageText } from './sage';
import { ASSUMED, benchSettlement, isGoodEnough as isSettlementGoodEnough, settlementLine, settlementText } from './settlement';
import { sideBySide } from './sideBySide';

const LOAD = { orders: 10_000, quantities: 5000 };
const SETTLEMENT = { rows: 1_000_000, rounds: 3 };
const READ_ONLY = '--read-only';

/** Each gives whether its figures are as good as they have to be. */
const BENCHES: Readonly<Record<string, (json: boolean, flags: readonly string[]) => Promise<boolean>>> = {
	amazon: async (json) => {
		const bench = await benchAmazon(LOAD);
		// The formulas go to the other stream, so that the line stands alone.
		if (json) console.error(bench.formulas.join('\n'));
		console.log(json ? amazonLine(bench) : amazonText(bench));
		return isAmazonGoodEnough(bench);
	},
	memory: async (json) => {
		const table = await benchMemory();
		console.log(json ? JSON.stringify({ table }) : table);
		return true;
	},
	sage: async (json) => {
		const bench = await benchSage(1_000, 300);
		console.log(json ? sageLine(bench) : sageText(bench));
		return isSageGoodEnough(bench);
	},
	settlement: async (json, flags) => {
		const readOnly = flags.includes(READ_ONLY);
		const bench = await benchSettlement({ ...SETTLEMENT, readOnly }, (text) => console.error(text));
		if (json) console.error(ASSUMED);
		console.log(json ? settlementLine(bench) : settlementText(bench));
		return isSettlementGoodEnough(bench, readOnly);
	},
	'side-by-side': async (json) => {
		const table = await sideBySide((text) => console.error(text));
		console.log(json ? JSON.stringify({ table }) : table);
		return true;
	},
};

async function main([name, ...flags]: string[]): Promise<number> {
	if (!name || !Object.hasOwn(BENCHES, name) || flags.some((flag) => flag !== '--json' && !(name === 'settlement' && flag === READ_ONLY))) {
		console.error(`Usage: npm run bench -- <name> [--json], and settlement [--read-only]. Names are: ${Object.keys(BENCHES).join(', ')}.`);
		return 2;
	}
	return (await BENCHES[name](flags.includes('--json'), flags)) ? 0 : 1;
}

// Libraries of n8n keep timers running, so the end is said in so many words.
void main(process.argv.slice(2)).then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
