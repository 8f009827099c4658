import type { SandboxParts } from '../../core/parts';
import { setBehaviour, type Behaviour } from '../books/behaviour';

/**
 * How far a behaviour is known. `documented`: Sage says so. `recorded`: answers of real systems show it. `reported`: somebody who runs
 * one says so. `precaution`: nobody has shown it and nothing rules it out.
 */
export type Mark = 'documented' | 'recorded' | 'reported' | 'precaution';

export interface RecordedTrait<K extends keyof Behaviour = keyof Behaviour> {
	readonly name: K;
	/** What the switch "as recorded" sets it to; left out: it stays as it is and tests choose. */
	readonly value?: Behaviour[K];
	readonly mark: Mark;
	/** What is known, in a sentence. */
	readonly fact: string;
}

const trait = <K extends keyof Behaviour>(name: K, mark: Mark, fact: string, value?: Behaviour[K]): RecordedTrait =>
	({ name, mark, fact, ...(value === undefined ? {} : { value }) }) as RecordedTrait;

/**
 * What real systems do beside their documentation, each with how it is known. With a value: part of the switch "as recorded". Without:
 * a state of one client's Sage (an old release, a small licence, a user without rights) that would make ordinary work impossible or
 * different, so that a test asks for it by name.
 */
export const RECORDED_TRAITS: readonly RecordedTrait[] = [
	trait(
		'stampsWithoutZone',
		'recorded',
		'Exports show 2016-05-17T14:25:51.897 or .18: no zone, trailing zeros cut; dates are midnight without zone.',
		true,
	),
	trait(
		'missingAsNull',
		'recorded',
		'Ids of free-text lines, discounts and statement dates come as null; unset texts as empty texts.',
		true,
	),
	trait(
		'enumNumbersInViews',
		'recorded',
		'The despatch view gives the document status as 2 where the order gives EnumDocumentStatusComplete.',
		true,
	),
	trait(
		'largestPage',
		'precaution',
		'Pages of up to 5000 are documented with the warning that large ones may time out; no next link and no count is documented.',
		10,
	),
	trait(
		'unseenLooks',
		'reported',
		'Waiting, deferred and pending postings show later than they were taken; after a time-out the document appears late.',
		1,
	),
	trait(
		'errorForm',
		'reported',
		'A client in production reads Message; ExceptionMessage and MessageDetail are the usual forms of such servers; the gateway and its pages have their own.',
		'mixed',
	),
	trait('emptyUnauthorized', 'reported', 'After the consent had lapsed, 401 came without a body.', true),
	trait(
		'longestQuery',
		'precaution',
		'The site behind the tunnel is IIS; its default for a query is 2,048 characters, beyond it answers 404 with a page.',
		2048,
	),
	trait('signedValues', 'recorded', 'A receipt of 120 reads -120 in the posted transactions; session rows are signed.', true),
	trait('visibleAfterSeconds', 'documented', 'Where postings wait for a person to update them, they show after that.'),
	trait('creditLimitPence', 'documented', 'An order over the credit limit is saved on hold, not refused; a limit of 0 is none.'),
	trait(
		'closedPeriods',
		'documented',
		'Nominal transactions of a module that are dated in a period closed for it are posted to the next open period; another page says that nothing can be posted.',
	),
	trait('closedUntil', 'documented', 'Each period has a status for each module: open, closed or future.'),
	trait(
		'authorisationThresholdPence',
		'documented',
		'With authorisation on, purchase documents above the threshold go to Unauthorised Purchases and cannot be paid before somebody authorises them.',
	),
	trait(
		'lackedPermissions',
		'documented',
		'401 also when the user may not override prices or discounts; on Professional nobody may until it is given.',
	),
	trait('closedPaths', 'documented', '403 when the role of the user lacks the module.'),
	trait(
		'release',
		'documented',
		'Couriers and despatch receipts came with 2022 R2, spare fields in August 2023, statuses of orders with 2024 R1, returns with 2025 R1; an older site answers 404.',
	),
	trait(
		'priceBandPercent',
		'documented',
		'A price that is not marked as overridden is that of the price band of the customer; which one wins otherwise is not documented.',
	),
	trait('customerLineDiscountPercent', 'documented', 'A customer has a line discount of its own, which a line may override.'),
	trait(
		'refusesPastDates',
		'reported',
		'An importer that uses the native interface has a switch for refusing requested and promised dates that are over.',
	),
	trait('edition', 'documented', 'Analysis codes 6 to 20, among other fields, are for Professional only.'),
];

/** Sets every trait that has a value. */
export function answerAsRecorded(parts: Pick<SandboxParts, 'store'>): void {
	const withValue = RECORDED_TRAITS.filter(({ value }) => value !== undefined);
	setBehaviour(parts, Object.fromEntries(withValue.map(({ name, value }) => [name, value])) as Partial<Behaviour>);
}
