import { fromDecimal, minorUnits, type Minor } from '../money/money';
import { codeOf, SAGE_DOCUMENTS, type Party } from './documents';
import type { Entry } from './entry';
import type { PlanStep } from './plan.types';

/** What one account moves by, debit positive. The key names the account: `bank:AMZGBP`, `nominal:6200`, `vat:input`. */
export type Movements = Map<string, Minor>;

function add(movements: Movements, account: string, amount: Minor): void {
	movements.set(account, minorUnits((movements.get(account) ?? 0) + amount));
}

/** What entries move, with tax on the VAT accounts. */
export function movementsOfEntries(entries: readonly Entry[]): Movements {
	const movements: Movements = new Map();
	for (const { analysis, accounts } of entries) {
		for (const { account, costCentre, department, net, tax, vat } of analysis) {
			add(movements, nominalKey(account, costCentre, department), net);
			if (tax !== 0) add(movements, `vat:${vat}`, tax);
		}
		for (const { accountKind, account, gross } of accounts)
			add(movements, `${accountKind === 'clearing' ? 'bank' : accountKind}:${account}`, gross);
	}
	return movements;
}

const nominalKey = (code: string, costCentre: string, department: string): string =>
	`nominal${part(code)}${part(costCentre)}${part(department)}`;
const part = (name: string): string => (name ? `:${name}` : '');

/** What a posting step does to Sage's books, by `SAGE_DOCUMENTS`. */
function moveByStep(movements: Movements, step: PlanStep): void {
	const { debit, credit, vat } = SAGE_DOCUMENTS[step.document];
	const move = (side: Party | 'lines', sign: 1 | -1) => {
		if (side !== 'lines') return add(movements, partyKey(step, side), minorUnits(sign * fromDecimal(step.amount)));
		for (const line of step.lines) {
			add(movements, nominalKey(line.nominalCode, line.costCentre, line.department), minorUnits(sign * fromDecimal(line.net)));
			const tax = fromDecimal(line.tax);
			if (tax !== 0) add(movements, `vat:${vat}`, minorUnits(sign * tax));
		}
	};
	move(debit, 1);
	move(credit, -1);
}

const partyKey = (step: PlanStep, party: Party): string => `${party === 'bankTo' ? 'bank' : party}:${codeOf(step, party)}`;

/** Movements of all steps together. */
export function movementsOfPlan(steps: readonly PlanStep[]): Movements {
	const movements: Movements = new Map();
	for (const step of steps) moveByStep(movements, step);
	return movements;
}

/** Accounts on which two sets of movements differ; a movement of zero is none. */
export function differences(left: Movements, right: Movements): string[] {
	const accounts = new Set([...left.keys(), ...right.keys()]);
	return [...accounts].filter((account) => (left.get(account) ?? 0) !== (right.get(account) ?? 0));
}
