import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { exceptionOf } from '../../../domain/exceptions/kinds';
import { readDecisions, type Decision } from '../../../domain/decisions/decision';
import { readDeciders, type Deciders } from '../../../domain/decisions/deciders';
import type { Problem } from '../../../domain/result';
import type { TableRow } from '../../../domain/text/tableRow';
import { textOf } from '../../../domain/text/textOf';
import { exceptionItems, NOTHING, type BridgeItems } from '../../items';
import { readObject, readRows, type Parameter } from '../../parameters';

const DECIDERS: Parameter = { name: 'deciders', displayName: 'Deciders' };
const LOG: Parameter = { name: 'decisionLog', displayName: 'Decision Log' };
const USER: Parameter = { name: 'user', displayName: 'User' };

const rows = ({ name, displayName }: Parameter, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'json',
	default: '[]',
	required: true,
	description,
});

export const decidersField = rows(DECIDERS, 'Rows of the table Deciders as JSON: person, kinds. Nobody may decide while it is empty.');
export const logField = rows(LOG, 'Rows of the table Decision log as JSON: those on this record, or more');

export const userField: INodeProperties = {
	displayName: 'User',
	name: 'user',
	type: 'json',
	default: '={{ $json.user }}',
	required: true,
	description: 'Person that n8n names in what a form was sent back with, as JSON: a form with the authentication n8n User Auth',
};

export const recordIdField: INodeProperties = {
	displayName: 'Record ID',
	name: 'recordId',
	type: 'string',
	default: '',
	required: true,
	description: 'Record that is decided on: a settlement ID, or the key of a row',
};

export const readDecidersOf = (context: IExecuteFunctions): Deciders => readDeciders(readRows<TableRow>(context, DECIDERS, 0));
export const readLog = (context: IExecuteFunctions): Decision[] => readDecisions(readRows<TableRow>(context, LOG, 0));
export const readPerson = (context: IExecuteFunctions): string => textOf(readObject(context, USER, 0).email);
export const textParameter = (context: IExecuteFunctions, name: string): string => textOf(context.getNodeParameter(name, 0, '')).trim();

/** What is refused is told to the person at once; it stands in no table. */
export function refusedDecision(context: IExecuteFunctions, { message, remedy }: Problem, now: string): BridgeItems {
	const recordId = textParameter(context, 'recordId').slice(0, 100);
	return { ...NOTHING, exceptions: exceptionItems([exceptionOf('decisionRefused', { recordId, message, remedy, holds: false }, now)]) };
}

export type Shown = Readonly<Record<'seen' | 'person' | 'recordType' | 'recordId', string>>;

/** What *Decision: Ask* put out, kept in the execution. */
export function readShown(context: IExecuteFunctions): Shown {
	const shown: IDataObject = readObject(context, { name: 'shown', displayName: 'Shown' }, 0);
	const text = (name: keyof Shown) => textOf(shown[name]);
	return { seen: text('seen'), person: text('person'), recordType: text('recordType'), recordId: text('recordId') };
}
