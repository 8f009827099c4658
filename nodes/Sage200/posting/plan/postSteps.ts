import type { IDataObject } from 'n8n-workflow';
import type { PlanStep } from '../../../domain/books/plan.types';
import type { RunCache } from '../../runCache';
import { listAll } from '../../transport/paging';
import type { SageClient } from '../../transport/request';
import { checkDates } from '../door/dates';
import { resolveEach, type Resolved } from '../door/directory';
import { judge, looked, postOnce, type PostingFailure, type PostingPolicy, type PostingResult, type Shown } from '../door/postOnce';
import { ready, refused, type Refusable } from '../door/refusable';
import { documentBody, type StepIds } from './documentBody';
import { checkNominals } from './nominals';
import { lookForStep, lookForSteps, shownOf } from './shownDocuments';

export interface PostingContext {
	readonly client: SageClient;
	readonly cache: RunCache;
	readonly policy: PostingPolicy;
}

export interface StepReport {
	readonly step: number;
	readonly document: string;
	readonly reference: string;
	readonly secondReference: string;
	readonly outcome: 'posted' | 'alreadyPosted';
	readonly urn: string;
	readonly amount: string;
}

/** A step with what is needed to post it; `shown` is what Sage had under its key before anything was sent. */
export interface PreparedStep {
	readonly step: PlanStep;
	readonly body: Record<string, unknown>;
	readonly shown: readonly Shown[];
}

export interface Preparation {
	readonly prepared: readonly PreparedStep[];
	readonly ids: StepIds;
}

/** Refused before the first write; `at` is the step that stands in the way, when it is one. */
export type PrepareResult =
	{ readonly ok: true; readonly value: Preparation } | { readonly ok: false; readonly failure: PostingFailure; readonly at?: PlanStep };

export type StepsResult =
	| { readonly ok: true; readonly reports: readonly StepReport[] }
	| { readonly ok: false; readonly failure: PostingFailure; readonly at: PlanStep; readonly done: readonly StepReport[] };

/**
 * All checks of all steps, before the first write: codes exist, banks are in base currency, bodies can be built, what is in Sage
 * already agrees, dates of what is still to post are acceptable. Steps have passed `complaintAboutStep`. Throws only when Sage
 * cannot be read; nothing has been sent then.
 */
export async function prepareSteps(context: PostingContext, steps: readonly PlanStep[]): Promise<PrepareResult> {
	const ids = await resolveIds(context, steps);
	if (!ids.ok) return ids;
	const rows = await lookForSteps(context.client, steps, ids.value);
	const prepared = steps.map((step) => ({
		step,
		body: documentBody(step, ids.value),
		shown: shownOf(step, rows.get(step) ?? [], ids.value),
	}));
	for (const { step, shown } of prepared.filter((each) => each.shown.length > 0)) {
		const judged = judge(nameOf(step), shown, 'alreadyPosted');
		if (judged.outcome === 'failed') return { ok: false, failure: judged.failure, at: step };
	}
	// Of what is posted already neither is asked for: a settlement of a period or on a code closed since is still recognised.
	const open = prepared.filter(({ shown }) => shown.length === 0).map(({ step }) => step);
	const nominals = await checkNominals(context.client, context.cache, open);
	if (!nominals.ok) return nominals;
	const dates = await checkDates(context.client, context.cache, open);
	if (!dates.ok) return dates;
	return refusalByPolicy(context, prepared) ?? ready({ prepared, ids: ids.value });
}

/** What the write policy would refuse at a later step is refused before the first. */
function refusalByPolicy(
	{ client }: PostingContext,
	prepared: readonly PreparedStep[],
): { ok: false; failure: PostingFailure } | undefined {
	const writes = prepared
		.filter(({ shown }) => shown.length === 0)
		.map(({ step, body }) => ({ method: 'POST' as const, path: `/${step.document}`, body }));
	const refusal = client.refusalOf(writes);
	return refusal && refused('refusedByPolicy', refusal.message, refusal.remedy);
}

/** Ids of all codes that the steps name, refused when a bank or trade account among them is in a foreign currency. */
export async function resolveIds(
	{ client, cache }: Pick<PostingContext, 'client' | 'cache'>,
	steps: readonly PlanStep[],
): Promise<Refusable<StepIds>> {
	const ids = await resolveEach(client, cache, {
		banks: steps.flatMap(({ bankCode, bankToCode }) => given(bankCode, bankToCode)),
		customers: steps.flatMap(({ customerReference }) => given(customerReference)),
		suppliers: steps.flatMap(({ supplierReference }) => given(supplierReference)),
		taxCodes: steps.flatMap(({ lines }) => lines.map(({ taxCode }) => taxCode)),
	});
	return ids.ok ? ((await refusalOfForeign(client, cache, steps, ids.value)) ?? ids) : ids;
}

const given = (...codes: Array<string | undefined>): string[] => codes.filter((code): code is string => code !== undefined && code !== '');

async function refusalOfForeign(
	client: SageClient,
	cache: RunCache,
	steps: readonly PlanStep[],
	{ banks, customers, suppliers }: StepIds,
): Promise<Refusable<never> | undefined> {
	const bankCodes = steps.flatMap(({ bankCode, bankToCode }) => given(bankCode, bankToCode));
	const bank = await foreignBank(
		client,
		cache,
		bankCodes.map((code) => banks.entryOf(code)),
	);
	if (bank)
		return refused(
			'settlementNotSupported',
			`The bank account ${bank} is not in the company's base currency`,
			'Post this settlement by hand: bank accounts in a foreign currency take VAT in another form, which is not built yet.',
		);
	// A trade account has its own currency, which Sage takes for the amount: pounds would be posted as euros.
	const trader = await foreignTrader(client, cache, steps, customers, suppliers);
	if (trader)
		return refused(
			'settlementNotSupported',
			`The account ${trader} is not in the company's base currency, in which this is to be posted`,
			'Use an account in the base currency; one customer has one currency in Sage 200.',
		);
	return undefined;
}

/** In a foreign currency the net, tax and tax code of a line do not apply (cash-book.json): such a posting would lose its VAT. */
async function foreignBank(client: SageClient, cache: RunCache, banks: readonly IDataObject[]): Promise<string | undefined> {
	if (banks.length === 0) return undefined;
	const base = await baseCurrency(client, cache);
	const foreign = banks.find((bank) => Number(bank.account_currency_id) !== base);
	return foreign ? String(foreign.code) : undefined;
}

/** Of steps that go through a bank or belong to a plan: the bank and the plan are in base currency. */
async function foreignTrader(
	client: SageClient,
	cache: RunCache,
	steps: readonly PlanStep[],
	customers: Resolved,
	suppliers: Resolved,
): Promise<string | undefined> {
	const inBase = steps.filter((step) => step.bankCode || step.currency !== '');
	const traders = inBase.flatMap((step) => [
		...(step.customerReference ? [customers.entryOf(step.customerReference)] : []),
		...(step.supplierReference ? [suppliers.entryOf(step.supplierReference)] : []),
	]);
	if (traders.length === 0) return undefined;
	const base = await baseCurrency(client, cache);
	const foreign = traders.find(
		(trader) => trader.currency_id !== undefined && trader.currency_id !== null && Number(trader.currency_id) !== base,
	);
	return foreign ? String(foreign.reference) : undefined;
}

async function baseCurrency(client: SageClient, cache: RunCache): Promise<number> {
	const currencies = await cache.remember(
		'currencies',
		async () => await listAll(client, '/currencies', { select: ['id', 'is_base_currency'], orderBy: 'id asc' }),
	);
	return Number(currencies.find(({ is_base_currency: isBase }) => isBase === true)?.id);
}

/** Posts what is not there yet, step by step; stops at the first that cannot be completed and says what was done until then. */
export async function postSteps(context: PostingContext, { prepared, ids }: Preparation): Promise<StepsResult> {
	const done: StepReport[] = [];
	for (const each of prepared) {
		const result = each.shown.length > 0 ? judge(nameOf(each.step), each.shown, 'alreadyPosted') : await postStep(context, each, ids);
		if (result.outcome === 'failed') return { ok: false, failure: result.failure, at: each.step, done };
		done.push(reportOf(each.step, result));
	}
	return { ok: true, reports: done };
}

async function postStep({ client, policy }: PostingContext, { step, body }: PreparedStep, ids: StepIds): Promise<PostingResult<Shown>> {
	const look = async () => await looked(async () => shownOf(step, await lookForStep(client, step, ids), ids));
	return await postOnce(
		{ name: nameOf(step), key: keyOf(step), look, send: async () => await client.send(`/${step.document}`, body) },
		policy,
	);
}

const keyOf = (step: PlanStep): string =>
	[step.document, step.customerReference ?? '', step.bankCode ?? '', step.reference, step.secondReference].join('|').toUpperCase();

const nameOf = (step: PlanStep): string => `${step.document} ${step.reference} ${step.secondReference}`;

function reportOf(step: PlanStep, result: Exclude<PostingResult<Shown>, { outcome: 'failed' }>): StepReport {
	const { step: number, document, reference, secondReference, amount } = step;
	return { step: number, document, reference, secondReference, outcome: result.outcome, urn: result.shown.urns.join(', '), amount };
}
