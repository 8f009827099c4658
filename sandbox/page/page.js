// Draws the facts of both sides. Every figure comes from the sandbox; sums are of whole pence.
const pence = (text) => Math.round(Number(text) * 100);
const pounds = (value) => `${value < 0 ? '-' : ''}£${(Math.abs(value) / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 })}`;
const byId = (id) => document.getElementById(id);

function element(tag, text, className) {
	const made = document.createElement(tag);
	if (text !== undefined) made.textContent = text;
	if (className) made.className = className;
	return made;
}

const tag = (text, kind) => element('span', text, `tag ${kind}`);

/** Columns are [heading, value of a row, is a number]. */
function fill(id, columns, rows, none) {
	const table = byId(id);
	const head = element('tr');
	for (const [heading, , number] of columns) head.append(element('th', heading, number ? 'number' : ''));
	const body = rows.map((row) => {
		const line = element('tr');
		for (const [, value, number] of columns) {
			const cell = element('td', undefined, number ? 'number' : '');
			const content = value(row);
			cell.append(content instanceof Node ? content : document.createTextNode(content ?? ''));
			line.append(cell);
		}
		return line;
	});
	if (rows.length === 0) {
		const cell = element('td', none, 'empty');
		cell.colSpan = columns.length;
		const line = element('tr');
		line.append(cell);
		body.push(line);
	}
	table.replaceChildren(head, ...body);
}

function figures({ orders, settlements, banks, nominal }) {
	const live = orders.filter(({ status }) => !['PENDING', 'CANCELLED'].includes(status));
	const posted = live.filter(({ documents }) => documents.length === 1);
	const doubled = orders.filter(({ documents }) => documents.length > 1);
	const clearing = banks.find(({ code }) => code === 'AMZGBP');
	const paid = settlements.filter(({ payouts }) => payouts.length === 1);
	const holds = paid.length > 0 ? paid[paid.length - 1].currentReserve : settlements[0]?.previousReserve;
	const agrees = clearing && holds !== undefined && pence(clearing.balance) === pence(holds);
	const sum = nominal.reduce((total, { balance }) => total + pence(balance), 0);
	const cards = [
		[
			`${posted.length} of ${live.length}`,
			'orders in Sage, once',
			doubled.length > 0 ? 'bad' : posted.length === live.length ? 'good' : 'wait',
		],
		[String(doubled.length), 'orders in Sage twice', doubled.length > 0 ? 'bad' : 'good'],
		[
			`${paid.length} of ${settlements.length}`,
			'payouts met in the current account',
			paid.length > 0 && paid.length === settlements.length ? 'good' : 'wait',
		],
		[clearing ? pounds(pence(clearing.balance)) : '', 'clearing in Sage', agrees ? 'good' : 'wait'],
		[holds === undefined ? '' : pounds(pence(holds)), 'Amazon holds (after the last payout met)', agrees ? 'good' : 'wait'],
		[pounds(sum), 'sum of all nominal balances', sum === 0 ? 'good' : 'bad'],
	];
	byId('figures').replaceChildren(
		...cards.map(([figure, words, kind]) => {
			const card = element('div', undefined, `figure ${kind}`);
			card.append(element('b', figure), element('span', words));
			return card;
		}),
	);
}

const bankColumns = [
	['date', (row) => row.date],
	['URN', (row) => String(row.urn)],
	['reference', (row) => row.reference],
	['second reference', (row) => row.secondReference],
	['amount', (row) => row.amount, true],
	['balance', (row) => row.balance, true],
];

function payoutTag({ payouts, total }) {
	if (payouts.length === 0) return tag('not posted', 'wait');
	if (payouts.length > 1) return tag('twice', 'bad');
	return pence(payouts[0].amount) === pence(total) ? tag(`met ${payouts[0].date}`, 'good') : tag(`differs: ${payouts[0].amount}`, 'bad');
}

function sageTag({ documents, status }) {
	if (documents.length > 1) return tag(`${documents.length} documents`, 'bad');
	if (documents.length === 1) return tag(documents[0].documentNo, 'good');
	return tag(status === 'PENDING' ? 'pending' : status === 'CANCELLED' ? 'cancelled' : 'not in Sage', status === 'CANCELLED' ? '' : 'wait');
}

function draw(facts) {
	figures(facts);
	fill(
		'settlements',
		[
			['settlement', (row) => row.settlementId],
			['from', (row) => row.startDate.slice(0, 10)],
			['to', (row) => row.endDate.slice(0, 10)],
			['payout', (row) => row.total, true],
			['reserve', (row) => row.currentReserve, true],
			['in Sage', payoutTag],
		],
		facts.settlements,
		'No settlements',
	);
	for (const [id, code] of [
		['clearing', 'AMZGBP'],
		['current', 'CURRENT'],
	]) {
		fill(id, bankColumns, facts.banks.find((bank) => bank.code === code)?.transactions ?? [], 'Nothing posted');
	}
	fill(
		'nominal',
		[
			['code', (row) => row.code],
			['account', (row) => row.name],
			['balance', (row) => row.balance, true],
		],
		facts.nominal.filter(({ balance }) => pence(balance) !== 0),
		'No balances',
	);
	fill(
		'orders',
		[
			['Amazon order', (row) => row.orderId],
			['created', (row) => row.created.slice(0, 10)],
			['channel', (row) => row.channel],
			['status', (row) => row.status.toLowerCase().replaceAll('_', ' ')],
			['Amazon total', (row) => row.total ?? '', true],
			['Sage order', sageTag],
			['Sage gross', (row) => row.documents[0]?.gross ?? '', true],
			['settlement', (row) => row.settlementId ?? ''],
		],
		[...facts.orders].sort((a, b) => (a.created < b.created ? 1 : -1)),
		'No orders',
	);
}

async function refresh() {
	try {
		const answer = await fetch('/sandbox/page/both-sides');
		if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
		draw(await answer.json());
		byId('state').textContent = `as of ${new Date().toLocaleTimeString('en-GB')}, refreshes itself`;
	} catch (failure) {
		byId('state').textContent = `The sandbox does not answer (${failure.message}).`;
	}
}

refresh();
setInterval(refresh, 3000);
