import type { Availability } from './records';

export interface Patch {
	readonly op: string;
	readonly path: string;
	readonly value?: ReadonlyArray<Record<string, unknown>>;
}

/** What is wrong with a submission, in the form of the Listings Items API. Codes that begin with SANDBOX are not Amazon's. */
export interface Issue {
	readonly code: string;
	readonly message: string;
	readonly severity: 'ERROR';
	readonly attributeNames: string[];
	readonly categories: string[];
}

const ATTRIBUTE = 'fulfillment_availability';
const PATH = `/attributes/${ATTRIBUTE}`;
const MEMBERS = [
	'fulfillment_channel_code',
	'quantity',
	'lead_time_to_ship_max_days',
	'restock_date',
	'is_inventory_available',
	'marketplace_id',
];

const issue = (code: string, category: string, message: string): Issue => ({
	code,
	message,
	severity: 'ERROR',
	attributeNames: [ATTRIBUTE],
	categories: [category],
});

/** A path below an attribute, e.g. `/attributes/fulfillment_availability/0/quantity`: the API refuses it with 400. */
export const isNested = (path: string): boolean => !/^\/attributes\/[^/]+$/.test(path);

/**
 * Applies patches of `fulfillment_availability`; patches of other attributes are accepted and change nothing that is simulated. `merge`
 * keeps the members that are not given, `replace` drops them; elements are told apart by their channel code, and a code that is not
 * there is added as a further channel.
 */
export function applyPatches(before: readonly Availability[], patches: readonly Patch[]): { after: Availability[]; issues: Issue[] } {
	let after = [...before];
	const issues: Issue[] = [];
	for (const patch of patches.filter(({ path }) => path === PATH)) {
		const wrong = patch.op === 'delete' && !patch.value ? [] : issuesOf(patch.value ?? []);
		issues.push(...wrong);
		if (wrong.length === 0) after = apply(after, patch.op, (patch.value ?? []) as unknown as Availability[], patch.value === undefined);
	}
	return issues.length > 0 ? { after: [...before], issues } : { after, issues };
}

function apply(before: readonly Availability[], op: string, values: readonly Availability[], isWhole: boolean): Availability[] {
	const others = (values_: readonly Availability[]) =>
		before.filter((each) => !values_.some((value) => value.fulfillment_channel_code === each.fulfillment_channel_code));
	if (op === 'replace') return [...values];
	if (op === 'delete') return isWhole ? [] : others(values);
	if (op === 'add') return [...others(values), ...values];
	const merged = before.map((each) => ({
		...each,
		...values.find((value) => value.fulfillment_channel_code === each.fulfillment_channel_code),
	}));
	const added = values.filter((value) => !before.some((each) => each.fulfillment_channel_code === value.fulfillment_channel_code));
	return [...merged, ...added];
}

function issuesOf(values: ReadonlyArray<Record<string, unknown>>): Issue[] {
	if (values.length === 0) return [tooFew(ATTRIBUTE)];
	return values.flatMap((value) => {
		const unknown = Object.keys(value).filter((name) => !MEMBERS.includes(name));
		const code = value.fulfillment_channel_code;
		return [
			...unknown.map((name) => issue('SANDBOX_UNKNOWN_MEMBER', 'INVALID_ATTRIBUTE', `'${name}' is not known.`)),
			...(code === undefined
				? [tooFew('fulfillment_channel_code')]
				: isChannel(code)
					? []
					: [issue('SANDBOX_CHANNEL', 'INVALID_ATTRIBUTE', `'${String(code)}' is not a fulfilment channel.`)]),
			...(isQuantity(value.quantity) ? [] : [issue('SANDBOX_QUANTITY', 'INVALID_ATTRIBUTE', "'quantity' must be a whole number from 0.")]),
		];
	});
}

/** Amazon's words, as seen in public code. */
const tooFew = (name: string): Issue =>
	issue('90220', 'MISSING_ATTRIBUTE', `'${name}' does not have enough values. The required minimum is '1'.`);
const isChannel = (code: unknown): boolean => typeof code === 'string' && /^(DEFAULT|AMAZON_[A-Z]{2})$/.test(code);
const isQuantity = (quantity: unknown): boolean => quantity === undefined || (Number.isInteger(quantity) && (quantity as number) >= 0);
