import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { movementSubject } from '../../../domain/fba/movementSubject';
import { returnSubject } from '../../../domain/refund/returnSubject';
import type { Subject } from '../../../domain/decisions/subject';
import type { Problem, Result } from '../../../domain/result';
import { creditSubject } from '../../../domain/settlement/desk/creditSubject';
import { settlementSubject } from '../../../domain/settlement/desk/settlementSubject';
import type { TableRow } from '../../../domain/text/tableRow';
import { readRows, wrong, type Parameter } from '../../parameters';
import { textParameter } from './fields';

const RECORD_TYPE: Parameter = { name: 'recordType', displayName: 'Record Type' };
const RECORDS: Parameter = { name: 'records', displayName: 'Records' };

export const recordTypeField: INodeProperties = {
	displayName: 'Record Type',
	name: 'recordType',
	type: 'options',
	options: [
		{ name: 'FBA Movement', value: 'movement' },
		{ name: 'Return', value: 'return' },
		{ name: 'Settlement', value: 'settlement' },
		{ name: 'Waiting Credit', value: 'credit' },
	],
	default: 'settlement',
	description: 'What is decided on',
};

export const recordsField: INodeProperties = {
	displayName: 'Records',
	name: 'records',
	type: 'json',
	default: '[]',
	required: true,
	description: 'Rows of the table in which the record stands as JSON, read anew: those of the record, or more',
};

const SUBJECTS: Readonly<Record<string, (records: readonly TableRow[], recordId: string) => Result<Subject, Problem>>> = {
	credit: creditSubject,
	movement: movementSubject,
	return: returnSubject,
	settlement: settlementSubject,
};

/** The record as it stands now, and what may be decided on it. */
export function readSubject(context: IExecuteFunctions): Result<Subject, Problem> {
	const recordType = textParameter(context, 'recordType');
	const subject = Object.hasOwn(SUBJECTS, recordType) ? SUBJECTS[recordType] : undefined;
	if (!subject) throw wrong(context, RECORD_TYPE, 0, `is "${recordType.slice(0, 40)}"`, `Give one of ${Object.keys(SUBJECTS).join(', ')}.`);
	return subject(readRows<TableRow>(context, RECORDS, 0), textParameter(context, 'recordId'));
}
