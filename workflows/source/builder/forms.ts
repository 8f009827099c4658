import type { NodeSpec } from './node.types';
import { base } from './nodes';

interface FormPage {
	readonly title: string;
	readonly text: string;
	readonly label: string;
	readonly button: string;
}

/** A page for people who are signed in to n8n. */
const form = (path: string, { title, text, button }: FormPage, fieldOfPage: object): NodeSpec =>
	base(
		'formTrigger',
		2.6,
		{
			authentication: 'n8nUserAuth',
			formTitle: title,
			formDescription: text,
			formFields: { values: [{ ...fieldOfPage, requiredField: true }] },
			responseMode: 'lastNode',
			options: { path, appendAttribution: false, buttonLabel: button },
		},
		{ webhookId: path },
	);

/** One with a file to choose, which comes in the binary field `data`. */
export const fileForm = (path: string, page: FormPage & { readonly types: string }): NodeSpec =>
	form(path, page, {
		fieldType: 'file',
		fieldName: 'data',
		fieldLabel: page.label,
		acceptFileTypes: page.types,
		multipleFiles: false,
	});

/** One with room for some lines of text, which come in the field of that name. */
export const textForm = (path: string, page: FormPage & { readonly name: string }): NodeSpec =>
	form(path, page, { fieldType: 'textarea', fieldName: page.name, fieldLabel: page.label });

/** The last page of a form. */
export const formEnding = (id: string, title: string, message: string): NodeSpec =>
	base(
		'form',
		2.5,
		{ operation: 'completion', respondWith: 'text', completionTitle: title, completionMessage: message, options: {} },
		{ webhookId: id },
	);
