import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalLine } from '../../../nodes/domain/books/journal.types';
import { groupBy } from '../../../nodes/domain/lists/groupBy';
import type { BridgeSettings } from '../../../nodes/domain/settings/settings.types';
import { asHledger } from '../../../scripts/preview/hledger';
import { decimal } from '../shop/pence';
import type { Worked } from './company';

/** The independent double-entry program; Debian's package has the same name. */
export const isInstalled = spawnSync('hledger', ['--version']).status === 0;

/**
 * What hledger has against journals, each by itself: the balances of one file are nothing to the assertions of another. '' when it accepts
 * all of them.
 */
export function complaintOf(...journals: readonly string[]): string {
	const folder = mkdtempSync(join(tmpdir(), 'sellers-'));
	try {
		const files = journals.map((journal, index) => {
			const path = join(folder, `${index}.journal`);
			writeFileSync(path, journal);
			return ['-f', path];
		});
		const { status, stderr } = spawnSync('hledger', [...files.flat(), 'check', 'balancednoautoconversion'], { encoding: 'utf8' });
		return status === 0 ? '' : stderr || 'hledger failed';
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** The journal of settlements, with the balances that their plans come to. */
export const journalOf = (worked: readonly Worked[], settings: BridgeSettings): string =>
	asHledger({
		settlements: worked.map(({ settlement, analysis }) => ({
			file: settlement.header.settlementId,
			format: settlement.format,
			status: 'ready' as const,
			analysis,
			assumes: [],
		})),
		straightThrough: worked.length,
		assumptions: [],
		mapNotes: [],
		settings,
	});

/** Credit notes that were posted later, as transactions. */
export function laterCredits(journals: ReadonlyArray<readonly JournalLine[]>): string {
	const blocks = journals.flatMap((journal) => [...groupBy(journal, ({ secondReference, date }) => `${date} ${secondReference}`)]);
	return blocks.map(([head, lines]) => [head, ...lines.flatMap(postings)].join('\n')).join('\n\n');
}

const posting = (account: string, amount: number): string => `    ${account}  ${decimal(amount)} GBP`;

function postings(line: JournalLine): string[] {
	if (line.accountKind === 'customer') return [posting(`customers:${line.account}`, line.gross)];
	if (line.accountKind !== 'nominal') throw new Error(`A credit note moves no ${line.accountKind}`);
	return [posting(`nominal:${line.account}`, line.net), ...(line.tax === 0 ? [] : [posting(`vat:${line.vat}`, line.tax)])];
}

/** What accounts have to come to by the books of the simulation, as assertions on a day behind all others. */
export const assertionsOf = (balances: ReadonlyMap<string, number>): string =>
	[
		'2099-12-31 Balances by the books of the simulation',
		...[...balances].map(([account, amount]) => `${posting(account, 0)} = ${decimal(amount)} GBP`),
	].join('\n');
