import { MOVEMENT } from '../../../nodes/domain/fba/decide';
import { RETURN } from '../../../nodes/domain/refund/returnsTable';
import { CREDIT } from '../../../nodes/domain/settlement/desk/waiting';
import type { Canvas } from '../builder/canvas';
import { decisionForm, type DecisionForm } from '../frame/decisionForm';
import { FORMS, TABLES, WORKFLOWS } from '../ids';

/** Forms in which a row is approved as it stands. */
const approval = (form: Omit<DecisionForm, 'description' | 'text' | 'cells' | 'note' | 'linkedBy'>, what: string): Canvas =>
	decisionForm({
		...form,
		description: `A form in which a person approves ${what} in the mode Review, or takes the approval back. Only people in the table Deciders may; what they decide is sealed and kept, and the next run acts on it.`,
		text: 'The next page shows it as it is now.',
		linkedBy: form.idColumn,
		cells: [],
		note: [
			`It is opened by a link: \`/form/${form.path}?${form.idColumn}=…\`. **Approve** lets the next run post exactly what is shown; what changes after that waits again.`,
			'',
			'Nothing is posted from here. The kind in *Deciders* is `approve`.',
		].join('\n'),
	});

export const approveCredit = (): Canvas =>
	approval(
		{
			workflow: WORKFLOWS.approveCredit,
			path: FORMS.approveCredit,
			title: 'Approve a credit note',
			recordType: CREDIT,
			table: TABLES.waiting,
			idColumn: 'key',
		},
		'a credit note that waited',
	);

export const approveMovement = (): Canvas =>
	approval(
		{
			workflow: WORKFLOWS.approveMovement,
			path: FORMS.approveMovement,
			title: 'Approve an FBA movement',
			recordType: MOVEMENT,
			table: TABLES.fbaMovements,
			idColumn: 'eventId',
		},
		'units and value that move because of an event of the FBA ledger',
	);

export const approveReturn = (): Canvas =>
	approval(
		{
			workflow: WORKFLOWS.approveReturn,
			path: FORMS.approveReturn,
			title: 'Approve a return',
			recordType: RETURN,
			table: TABLES.returns,
			idColumn: 'returnId',
		},
		'goods that came back',
	);
