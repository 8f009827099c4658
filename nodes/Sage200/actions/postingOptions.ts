import { DateTime } from 'luxon';
import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

/** The options of an operation that posts, read and found usable. */
export interface PostingOptions {
	readonly dryRun: boolean;
	/** How often Sage is looked at after a write. */
	readonly looks: number;
	readonly pauseMs: number;
	readonly settleMs: number;
	/** When an earlier outcome was unclear; milliseconds since the epoch. */
	readonly unclearSince?: number;
	/** No write at this instant or later; milliseconds since the epoch. */
	readonly sendBefore?: number;
	/** Steps of a plan that one call posts at most; 0 for all. */
	readonly stepsPerCall: number;
}

const USUAL = { dryRun: false, looks: 4, settleDelaySeconds: 2, settleMinutes: 30, stepsPerCall: 0 } as const;

/**
 * Reads the options. One that is there and cannot be used stops, the empty one too: an expression that failed gives nothing, and a limit that is not
 * understood must not pass for none. Whoever wants no limit takes the option out. Throws NodeOperationError; nothing has been sent then.
 */
export function postingOptions(context: IExecuteFunctions, i: number): PostingOptions {
	const given = optionsOf(context, i);
	const number = (name: keyof typeof USUAL, displayName: string, least: number, most: number): number =>
		name in given ? numberOf(context, i, displayName, given[name], least, most) : Number(USUAL[name]);
	return {
		dryRun: 'dryRun' in given ? flagOf(context, i, 'Dry Run', given.dryRun) : USUAL.dryRun,
		looks: wholeOf(context, i, 'Looks', number('looks', 'Looks', 1, 1_000)),
		pauseMs: number('settleDelaySeconds', 'Look Again After', 0, 3_600) * 1000,
		settleMs: number('settleMinutes', 'Settle Time', 1, 1_000_000) * 60_000,
		stepsPerCall: wholeOf(context, i, 'Steps per Call', number('stepsPerCall', 'Steps per Call', 0, 1_000_000)),
		...('lastUnclearAt' in given ? { unclearSince: instantOf(context, i, 'Unclear Since', given.lastUnclearAt) } : {}),
		...('sendBefore' in given ? { sendBefore: instantOf(context, i, 'Send Before', given.sendBefore) } : {}),
	};
}

function optionsOf(context: IExecuteFunctions, i: number): IDataObject {
	const given = context.getNodeParameter('options', i, {}) as unknown;
	if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given as IDataObject;
	throw unusable(context, i, 'Options', given, 'Give the options one by one.');
}

function numberOf(context: IExecuteFunctions, i: number, displayName: string, value: unknown, least: number, most: number): number {
	const number =
		typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim())) ? Number(value) : Number.NaN;
	if (number >= least && number <= most) return number;
	throw unusable(context, i, displayName, value, `Give a number from ${least} to ${most}, or take the option out.`);
}

function wholeOf(context: IExecuteFunctions, i: number, displayName: string, number: number): number {
	if (Number.isInteger(number)) return number;
	throw unusable(context, i, displayName, number, 'Give a whole number, or take the option out.');
}

function flagOf(context: IExecuteFunctions, i: number, displayName: string, value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	throw unusable(context, i, displayName, value, 'Give true or false, or take the option out.');
}

/** Milliseconds since the epoch; a time without a zone is read in the workflow's. */
function instantOf(context: IExecuteFunctions, i: number, displayName: string, value: unknown): number {
	// An expression may give a DateTime of n8n's own luxon, for which instanceof would fail.
	const instant = DateTime.isDateTime(value) ? value : DateTime.fromISO(String(value).trim(), { zone: context.getTimezone() });
	if (instant.isValid) return instant.toMillis();
	throw unusable(context, i, displayName, value, 'Give an ISO time such as 2025-11-03T10:15:00Z, or take the option out.');
}

const KINDS: Readonly<Record<string, string>> = {
	'Send Before': 'time',
	'Unclear Since': 'time',
	'Dry Run': 'true or false',
	Options: 'object',
};

function unusable(
	context: IExecuteFunctions,
	itemIndex: number,
	displayName: string,
	value: unknown,
	description: string,
): NodeOperationError {
	const shown = typeof value === 'object' && value !== null ? JSON.stringify(value).slice(0, 100) : String(value).slice(0, 100);
	const message = `${displayName} is no ${KINDS[displayName] ?? 'number that can be used'}: "${shown}". Nothing was sent`;
	return new NodeOperationError(context.getNode(), message, { itemIndex, description });
}
