import type { SandboxParts } from '../../core/parts';
import { NOMINAL_CODES } from '../../company/company';
import type { StoredRecord } from '../../core/store';
import { refuse } from '../refusal';
import { COLLECTION } from './names';

export type BankRecord = StoredRecord & {
	code: string;
	description: string;
	account_currency_id: number;
	bank_account_nominal_reference: string;
};
/** A customer or a supplier. */
export type TraderRecord = StoredRecord & {
	reference: string;
	name: string;
	currency_id: number;
	on_hold: boolean;
	account_status_type: string;
	default_tax_code_id: number;
	default_nominal_code_reference: string;
};
export type TaxCodeRecord = StoredRecord & { code: number; name: string; tax_rate: number };
export type NominalRecord = StoredRecord & { reference: string; name: string; cost_centre_code: string; department_code: string };

/** What the books post to by themselves. */
export type ControlKind = 'debtorsControl' | 'creditorsControl' | 'outputVat' | 'inputVat' | 'equity';

type Parts = Pick<SandboxParts, 'store'>;

/** Finds a record by id or refuses, naming the field that carried the id. */
export function need<T extends StoredRecord>(parts: Parts, collection: string, id: unknown, field: string): T {
	return parts.store.get<T>(collection, id as number) ?? refuse(`'${field}' ${String(id)} does not exist.`);
}

export const needBank = (parts: Parts, id: unknown, field = 'bank_id'): BankRecord => need(parts, COLLECTION.bank, id, field);
export const needTaxCode = (parts: Parts, id: unknown, field = 'tax_code_id'): TaxCodeRecord => need(parts, COLLECTION.taxCode, id, field);

/** Code, cost centre and department must be one account ("If specified must correspond to the code"). */
export function needNominal(
	parts: Parts,
	code: unknown,
	costCentre: unknown = '',
	department: unknown = '',
	field = 'code',
): NominalRecord {
	const found = parts.store
		.all<NominalRecord>(COLLECTION.nominalCode)
		.find((each) => each.reference === code && each.cost_centre_code === costCentre && each.department_code === department);
	return found ?? refuse(`'${field}': there is no nominal account ${String(code)}/${String(costCentre)}/${String(department)}.`);
}

/** An account that a document may name: not one that a ledger keeps by itself, or cash book and nominal ledger would part. */
export function needAnalysisNominal(parts: Parts, code: unknown, costCentre: unknown, department: unknown): NominalRecord {
	const nominal = needNominal(parts, code, costCentre ?? '', department ?? '');
	if (KEPT_BY_LEDGERS.has(nominal.reference))
		refuse(`The nominal account ${nominal.reference} is kept by its ledger and takes no analysis.`);
	return nominal;
}

export function controlNominal(parts: Parts, kind: ControlKind): NominalRecord {
	const reference = NOMINAL_CODES.find((each) => each.kind === kind)?.reference;
	return needNominal(parts, reference);
}

export const bankNominal = (parts: Parts, bank: BankRecord): NominalRecord => needNominal(parts, bank.bank_account_nominal_reference);

/** The demo company posts in its base currency only; a foreign account needs rates and other fields (cash-book.json). */
export function needBaseCurrency(parts: Parts, currencyId: number, what: string): void {
	const currency = parts.store.get(COLLECTION.currency, currencyId);
	if (currency?.is_base_currency !== true) refuse(`The sandbox does not simulate ${what} in a foreign currency.`);
}

const KEPT_BY_LEDGERS: ReadonlySet<string> = new Set(
	NOMINAL_CODES.filter((each) => ['debtorsControl', 'creditorsControl', 'bank', 'outputVat', 'inputVat'].includes(each.kind)).map(
		(each) => each.reference,
	),
);
