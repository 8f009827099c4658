import type { NodeSpec } from './node.types';

/** Minutes that a page waits for its person. After them the run ends, and nothing was decided. */
const PATIENCE_MINUTES = 15;

/** Tables of the page: room between the columns, amounts to the right, and nothing wider than a phone. */
const TABLES_CSS = [
	'table { border-collapse: collapse; width: 100%; overflow-wrap: anywhere; }',
	'th, td { padding: 3px 12px 3px 0; text-align: left; vertical-align: top; }',
	'thead th:last-child, thead + tbody td:last-child { padding-right: 0; text-align: right; white-space: nowrap; }',
].join('\n');

const form = (parameters: NodeSpec['parameters'], webhookId: string): NodeSpec => ({
	type: 'n8n-nodes-base.form',
	typeVersion: 2.5,
	parameters,
	webhookId,
});

const trigger = (path: string, parameters: NodeSpec['parameters'], buttonLabel: string): NodeSpec => ({
	type: 'n8n-nodes-base.formTrigger',
	typeVersion: 2.6,
	parameters: { authentication: 'n8nUserAuth', ...parameters, options: { path, appendAttribution: false, buttonLabel } },
	webhookId: path,
});

/** A page with one file to choose, for people who are signed in to n8n. The file comes in the binary field `data`. */
export const fileForm = (
	path: string,
	{ title, text, label, types, button }: Readonly<Record<'title' | 'text' | 'label' | 'types' | 'button', string>>,
): NodeSpec =>
	trigger(
		path,
		{
			formTitle: title,
			formDescription: text,
			formFields: {
				values: [
					{ fieldType: 'file', fieldName: 'data', fieldLabel: label, acceptFileTypes: types, requiredField: true, multipleFiles: false },
				],
			},
			responseMode: 'lastNode',
		},
		button,
	);

/** A page with room for some lines of text, which come in the field of that name. */
export const textForm = (
	path: string,
	{ title, text, label, name, button }: Readonly<Record<'title' | 'text' | 'label' | 'name' | 'button', string>>,
): NodeSpec =>
	trigger(
		path,
		{
			formTitle: title,
			formDescription: text,
			formFields: { values: [{ fieldType: 'textarea', fieldName: name, fieldLabel: label, requiredField: true }] },
			responseMode: 'lastNode',
		},
		button,
	);

/** The first page of a decision, for people who are signed in to n8n. It holds nothing but the id that a link brought. */
export const linkedForm = (path: string, { title, text, hidden }: Readonly<Record<'title' | 'text' | 'hidden', string>>): NodeSpec =>
	trigger(
		path,
		{
			formTitle: title,
			formDescription: text,
			formFields: { values: [{ fieldType: 'hiddenField', fieldName: hidden }] },
			responseMode: 'lastNode',
		},
		'Continue',
	);

/** A page in the middle: its fields come as JSON text. Nothing in it is preset. */
export const formPage = (id: string, title: string, fields: string): NodeSpec =>
	form(
		{
			operation: 'page',
			defineForm: 'json',
			jsonOutput: fields,
			limitWaitTime: true,
			resumeAmount: PATIENCE_MINUTES,
			resumeUnit: 'minutes',
			options: { formTitle: title, buttonLabel: 'Decide', customCss: TABLES_CSS },
		},
		id,
	);

/** The last page of a form. */
export const formEnding = (id: string, title: string, message: string): NodeSpec =>
	form({ operation: 'completion', respondWith: 'text', completionTitle: title, completionMessage: message, options: {} }, id);
