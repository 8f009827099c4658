import { properties } from '../../../nodes/Sage200/description';
import { anyOrders, anyPlan } from '../../chaos/records';
import { Chance } from '../../chaos/random';
import { SageWorld } from '../sageWorld';
import { operationsOf } from '../shownFields';
import { spoiltBody } from '../spoiltBody';
import { hold, target } from '../target';

const PLAN = anyPlan(new Chance(3));
const [ORDER] = anyOrders(new Chance(3));

/** Operations that only read, by what they are called. */
const READS = operationsOf(properties).filter(({ operation }) => /^(get|verify|validate)/.test(operation));
const NAMED = { plan: PLAN, order: ORDER.customerDocumentNo, date: '2026-05-12', customer: 'AMZUKGBP', path: '/products' };

/** Each operation that reads, on answers of Sage with anything in any field: items, or an error of n8n's that says what is wrong. */
export const sageAnswers = target({
	name: 'sageAnswers',
	draw: (chance) => ({ ...chance.pick(READS), spoils: chance.between(1, 1_000_000_000), at: chance.between(0, 3) }),
	read: async ({ resource, operation, spoils, at }) => {
		const world = await SageWorld.open();
		world.reset();
		const spoil = (body: string, index: number) => (index >= at ? spoiltBody(body, new Chance(spoils + index)) : body);
		const writes = await world.run({ resource, operation, parameters: NAMED, spoil });
		hold(writes.length === 0, `an operation that reads has sent ${writes[0]}`);
	},
});

/** Texts with status 200 that are no list of records and so say nothing of what is there. */
const NO_ANSWERS = [
	'{}',
	'null',
	'0',
	'true',
	'"text"',
	'{"Message":"An error has occurred."}',
	'{"value":[]}',
	'[{}]',
	'[null]',
	'[[]]',
	'',
	'<html></html>',
];
const POSTINGS = [
	{ resource: 'salesOrder', operation: 'create', parameters: { salesOrder: ORDER, options: {} } },
	{ resource: 'postingPlan', operation: 'post', parameters: { plan: PLAN, options: {} } },
] as const;

/** What is in Sage already is posted again, and some of Sage's answers cannot be understood: nothing is sent a second time. */
export const sageLooks = target({
	name: 'sageLooks',
	draw: (chance) => ({
		posting: chance.pick(POSTINGS),
		answer: chance.pick(NO_ANSWERS),
		from: chance.between(0, 30),
		times: chance.pick([1, 1, 4, 1_000]),
	}),
	read: async ({ posting, answer, from, times }) => {
		const world = await SageWorld.open();
		world.reset();
		const first = await world.run({ ...posting, spoil: (body) => body });
		hold(first.length > 0, 'nothing was posted at first');
		const again = await world.run({ ...posting, spoil: (body, index) => (index >= from && index < from + times ? answer : body) });
		hold(
			again.length === 0,
			`a look that says nothing counts as nothing there: ${again[0]?.replace(/^\w+ https?:\/\/[^/]+/, '')} is sent again`,
		);
	},
});
