import type { IDataObject } from 'n8n-workflow';
import { sageText } from '../../../domain/text/sageText';
import type { PlanStep } from '../../../domain/books/plan.types';
import type { PostingContext } from '../door/context';
import { refused, type Posting } from '../door/refusal';
import { listAll } from '../../transport/paging';
import type { StepIds } from './documentBody';

/**
 * Sage keeps a currency by name and symbol, both chosen by the client, and no ISO code (general.json, `currency`). These are the usual ones, besides the code
 * itself; a dollar sign alone tells nothing, so it is not among them.
 */
const KNOWN_AS: Readonly<Record<string, readonly string[]>> = {
	GBP: [
		'£',
		'pound',
		'pounds',
		'sterling',
		'pound sterling',
		'pounds sterling',
		'british pound',
		'uk pound',
		'uk pound sterling',
		'great britain pound',
		'gb pound',
	],
	EUR: ['€', 'euro', 'euros'],
	USD: ['us$', 'us dollar', 'us dollars', 'united states dollar'],
	CAD: ['ca$', 'c$', 'canadian dollar', 'canadian dollars'],
	SEK: ['swedish krona', 'swedish kronor'],
	PLN: ['zł', 'polish zloty', 'zloty'],
};

interface Account {
	/** `bank account AMZGBP`. */
	readonly name: string;
	readonly currencyId: unknown;
	readonly isBank: boolean;
}

/**
 * Refuses steps on an account that is kept in another currency than they are meant in: Sage takes the number for an amount of the account's currency, and euros
 * would be posted as pounds. And banks that are not in base currency, where net, tax and tax code of a line do not apply (cash-book.json): such a posting would lose
 * its VAT. Throws when Sage cannot be read.
 */
export async function refusalOfCurrency(
	context: Pick<PostingContext, 'client' | 'cache'>,
	steps: readonly PlanStep[],
	ids: StepIds,
): Promise<Posting<never> | undefined> {
	const accounts = steps.flatMap((step) => accountsOf(step, ids).map((account) => ({ account, step })));
	if (accounts.length === 0) return undefined;
	const currencies = await currenciesOf(context);
	const base = currencies.find(({ is_base_currency: isBase }) => isBase === true);
	for (const { account, step } of accounts) {
		const own = currencies.find(({ id }) => Number(id) === Number(account.currencyId ?? Number.NaN));
		const mustBeBase = account.isBank || step.currency !== '' || Boolean(step.bankCode);
		if (step.currency !== '' && !isCurrency(own, step.currency)) return otherCurrency(account, nameOf(own), step.currency);
		if (mustBeBase && (base === undefined || own !== base)) return notBase(account, nameOf(own), nameOf(base));
	}
	return undefined;
}

const currenciesOf = async ({ client, cache }: Pick<PostingContext, 'client' | 'cache'>): Promise<IDataObject[]> =>
	await cache.remember(
		'currencies',
		async () => await listAll(client, '/currencies', { select: ['id', 'name', 'symbol', 'is_base_currency'], orderBy: 'id asc' }),
	);

function accountsOf(step: PlanStep, { banks, customers, suppliers }: StepIds): Account[] {
	const bankCodes = [step.bankCode, step.bankToCode].filter((code): code is string => code !== undefined && code !== '');
	const trade = (word: string, code: string | undefined, entry: (code: string) => IDataObject): Account[] =>
		code ? [{ name: `${word} ${code}`, currencyId: entry(code).currency_id, isBank: false }] : [];
	return [
		...bankCodes.map((code) => ({ name: `bank account ${code}`, currencyId: banks.entryOf(code).account_currency_id, isBank: true })),
		...trade('customer', step.customerReference, customers.entryOf),
		...trade('supplier', step.supplierReference, suppliers.entryOf),
	];
}

/** Whether a currency of Sage is the one with that code (ISO 4217). One that is not recognised is not. */
export function isCurrency(row: IDataObject | undefined, code: string): boolean {
	const texts = [row?.name, row?.symbol].map((text) => sageText(String(text ?? '').trim()));
	return [code.toLowerCase(), ...(KNOWN_AS[code] ?? [])].some((known) => texts.includes(known));
}

const nameOf = (row: IDataObject | undefined): string =>
	row === undefined ? 'a currency that Sage 200 does not name' : [row.name, row.symbol].filter(Boolean).map(String).join(' ');

const otherCurrency = ({ name }: Account, own: string, wanted: string) =>
	refused(
		'settlementNotSupported',
		`The ${name} is kept in ${own}, and this is to be posted in ${wanted}`,
		`Name an account in ${wanted} in the settings. If ${own} is ${wanted}, give the currency its usual name or symbol in Sage 200, or its code ${wanted} for a name.`,
	);

const notBase = ({ name, isBank }: Account, own: string, base: string) =>
	refused(
		'settlementNotSupported',
		`The ${name} is kept in ${own}, which is not the company's base currency ${base}`,
		isBank
			? 'Post this by hand: bank accounts in a foreign currency take VAT in another form, which is not built yet.'
			: 'Use an account in the base currency; one customer has one currency in Sage 200.',
	);
