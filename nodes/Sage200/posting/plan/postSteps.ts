import type { PlanStep } from '../../../domain/books/plan.types';
import { checkDates } from '../door/dates';
import { resolveEach } from '../door/directory';
import { judge, looked, postOnce, type PostingResult, type Shown } from '../door/postOnce';
import { done } from '../../../domain/result';
import { refused, type Posting, type PostingRefusal } from '../door/refusal';
import type { PostingContext } from '../door/context';
import { lookUpKey } from '../door/key';
import { refusalOfAuthorisation } from './authorisation';
import { documentBody, type StepIds } from './documentBody';
import { checkNominals } from './nominals';
import { lookForStep, lookForSteps, shownOf } from './shownDocuments';
import { refusalOfCurrency } from './currencies';

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

/** What became of the steps that were posted or found, in their order. */
export interface StepsResult {
	readonly reports: readonly StepReport[];
	/** Steps that are not in Sage yet: this call had its number of steps. */
	readonly left: number;
	/** Why it went no further; `at` is the step. */
	readonly refusal?: PostingRefusal;
}

/**
 * All checks of all steps, before the first write: codes exist, banks are in base currency, bodies can be built, what is in Sage
 * already agrees, dates of what is still to post are acceptable. Steps have passed `complaintAboutStep`. Throws only when Sage
 * cannot be read; nothing has been sent then.
 */
export async function prepareSteps(context: PostingContext, steps: readonly PlanStep[]): Promise<Posting<Preparation>> {
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
		if (judged.outcome === 'failed') return { ok: false, refusal: { ...judged.refusal, at: step } };
	}
	// Of what is posted already neither is asked for: a settlement of a period or on a code closed since is still recognised.
	const open = prepared.filter(({ shown }) => shown.length === 0).map(({ step }) => step);
	const nominals = await checkNominals(context.client, context.cache, open);
	if (!nominals.ok) return nominals;
	const authorisation = await refusalOfAuthorisation(context, open);
	if (authorisation) return authorisation;
	const dates = await checkDates(context.client, context.cache, open);
	if (!dates.ok) return dates;
	return refusalByPolicy(context, prepared) ?? done({ prepared, ids: ids.value });
}

/** What the write policy would refuse at a later step is refused before the first. */
function refusalByPolicy({ client }: PostingContext, prepared: readonly PreparedStep[]): Posting<never> | undefined {
	const writes = prepared
		.filter(({ shown }) => shown.length === 0)
		.map(({ step, body }) => ({ method: 'POST' as const, path: `/${step.document}`, body }));
	const refusal = client.refusalOf(writes);
	return refusal && refused('refusedByPolicy', refusal.message, refusal.remedy);
}

/** Ids of all codes that the steps name, refused when an account among them is in another currency than it may be. */
export async function resolveIds(
	{ client, cache }: Pick<PostingContext, 'client' | 'cache'>,
	steps: readonly PlanStep[],
): Promise<Posting<StepIds>> {
	const ids = await resolveEach(client, cache, {
		banks: steps.flatMap(({ bankCode, bankToCode }) => given(bankCode, bankToCode)),
		customers: steps.flatMap(({ customerReference }) => given(customerReference)),
		suppliers: steps.flatMap(({ supplierReference }) => given(supplierReference)),
		taxCodes: steps.flatMap(({ lines }) => lines.map(({ taxCode }) => taxCode)),
	});
	return ids.ok ? ((await refusalOfCurrency({ client, cache }, steps, ids.value)) ?? ids) : ids;
}

const given = (...codes: Array<string | undefined>): string[] => codes.filter((code): code is string => code !== undefined && code !== '');

/**
 * Posts what is not there yet, step by step and at most so many (0: all); stops at the first that cannot be completed. Time and stop of the run are asked
 * before each.
 */
export async function postSteps(context: PostingContext, { prepared, ids }: Preparation, most = 0): Promise<StepsResult> {
	const reports: StepReport[] = [];
	let posted = 0;
	for (const [index, each] of prepared.entries()) {
		const isThere = each.shown.length > 0;
		if (!isThere && most > 0 && posted >= most)
			return { reports, left: prepared.slice(index).filter(({ shown }) => shown.length === 0).length };
		const result = isThere ? judge(nameOf(each.step), each.shown, 'alreadyPosted') : await postStep(context, each, ids);
		if (result.outcome === 'failed') return { reports, left: 0, refusal: { ...result.refusal, at: each.step } };
		if (!isThere) posted++;
		reports.push(reportOf(each.step, result));
	}
	return { reports, left: 0 };
}

async function postStep({ client, policy }: PostingContext, { step, body }: PreparedStep, ids: StepIds): Promise<PostingResult<Shown>> {
	const look = async () => await looked(async () => shownOf(step, await lookForStep(client, step, ids), ids));
	return await postOnce(
		{ name: nameOf(step), key: keyOf(step), look, send: async () => await client.send(`/${step.document}`, body) },
		policy,
	);
}

const keyOf = (step: PlanStep): string =>
	lookUpKey(step.document, step.customerReference ?? step.supplierReference, step.bankCode, step.reference, step.secondReference);

const nameOf = (step: PlanStep): string => `${step.document} ${step.reference} ${step.secondReference}`;

function reportOf(step: PlanStep, result: Exclude<PostingResult<Shown>, { outcome: 'failed' }>): StepReport {
	const { step: number, document, reference, secondReference, amount } = step;
	return { step: number, document, reference, secondReference, outcome: result.outcome, urn: result.shown.urns.join(', '), amount };
}
