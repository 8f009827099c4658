import { done, refused, type Problem, type Result } from '../result';
import { escapeHtml } from '../text/escapeHtml';
import { addressOf, mayDecide, whyNot, type Deciders } from './deciders';
import { hashOf } from './decision';
import type { ExtraField, ShownTable, Subject } from './subject';

/** The second page of a form, with what has to be kept of it until the person answers. */
export interface AskedPage {
	/** Fields of a form page as JSON text, as n8n takes them. */
	readonly form: string;
	/** Hash of what is shown. */
	readonly seen: string;
	readonly person: string;
	readonly recordType: string;
	readonly recordId: string;
}

/** Names of the two fields that every page has. */
export const CHOICE_FIELD = 'choice';
export const REASON_FIELD = 'reason';

/** SHA-256 of everything that a person is shown of a record, and of where it stands. */
export const seenOf = ({ choices, fields, ...shown }: Subject): string =>
	hashOf({ ...shown, choices: choices.map(({ key, label }) => [key, label]), fields });

/** What is shown to a person who may decide; else why there is nothing to decide. */
export function askPage(subject: Subject, person: string, deciders: Deciders): Result<AskedPage, Problem> {
	const { recordType, recordId, choices } = subject;
	const [first] = choices;
	if (!first)
		return refused({ message: `There is nothing to decide on ${recordType} ${recordId}: its status is "${subject.state}".`, remedy: LOOK });
	const his = choices.filter(({ kind }) => mayDecide(deciders, person, kind));
	if (his.length === 0) return refused({ message: whyNot(deciders, person, first.kind), remedy: WHO_MAY });
	const fields = [summaryOf(subject), choiceField(his.map(({ label }) => label)), ...subject.fields.map(extraField), REASON];
	return done({ form: JSON.stringify(fields), seen: seenOf(subject), person: addressOf(person), recordType, recordId });
}

export const LOOK = 'Look at its row in the table, or at the page that led here.';
export const WHO_MAY = 'An administrator adds the person and the kind to the table Deciders.';

const REASON = { fieldType: 'textarea', fieldName: REASON_FIELD, fieldLabel: 'Reason', requiredField: true };

const choiceField = (labels: readonly string[]) => ({
	fieldType: 'radio',
	fieldName: CHOICE_FIELD,
	fieldLabel: 'Decision',
	requiredField: true,
	fieldOptions: { values: labels.map((option) => ({ option })) },
});

const extraField = ({ name, label, type, options }: ExtraField) => ({
	fieldType: type,
	fieldName: name,
	fieldLabel: label,
	requiredField: false,
	...(options && { fieldOptions: { values: options.map((option) => ({ option })) } }),
});

const summaryOf = ({ heading, facts, tables }: Subject) => ({
	fieldType: 'html',
	elementName: 'shown',
	html: `<p><strong>${escapeHtml(heading)}</strong></p>${factsHtml(facts)}${tables.map(tableHtml).join('')}`,
});

const factsHtml = (facts: Subject['facts']): string =>
	facts.length === 0
		? ''
		: `<table><tbody>${facts.map(([label, value]) => row([`<th>${escapeHtml(label)}</th>`, cellHtml(value)])).join('')}</tbody></table>`;

const tableHtml = ({ heading, columns, rows }: ShownTable): string =>
	`<h4>${escapeHtml(heading)}</h4><table><thead>${row(columns.map((name) => `<th>${escapeHtml(name)}</th>`))}</thead><tbody>${rows
		.map((cells) => row(cells.map(cellHtml)))
		.join('')}</tbody></table>`;

const row = (cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`;
const cellHtml = (value: string): string => `<td>${escapeHtml(value)}</td>`;
