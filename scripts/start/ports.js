// Plain JavaScript: the launcher asks before anything is installed. Types stand in ports.d.ts.
const { createServer } = require('node:net');

/** Environment variable and usual port of each; `0` asks for a free one. */
const PORTS = {
	n8n: { variable: 'N8N_PORT', usual: 5678, what: 'n8n' },
	broker: { variable: 'N8N_RUNNERS_BROKER_PORT', usual: 5679, what: "n8n's task broker" },
	sandbox: { variable: 'SANDBOX_PORT', usual: 4010, what: 'the sandbox' },
};
const NAMES = Object.keys(PORTS);

async function usualPorts(environment) {
	const wanted = NAMES.map((name) => ({
		...PORTS[name],
		port: portFrom(environment[PORTS[name].variable] ?? '', PORTS[name].variable) ?? PORTS[name].usual,
	}));
	refuseSame(wanted);
	// All are held open until the last is known, so that no two are the same.
	const held = [];
	try {
		for (const each of wanted) held.push(await usable(each));
		return Object.fromEntries(NAMES.map((name, index) => [name, held[index].port]));
	} finally {
		await Promise.all(held.map(({ release }) => release()));
	}
}

function refuseSame(wanted) {
	for (const [index, { port, variable, what }] of wanted.entries()) {
		const other = wanted.slice(index + 1).find((each) => each.port === port && port !== 0);
		if (other)
			throw new Error(`Port ${port} is meant for ${what} and for ${other.what}. Give them two: ${variable} and ${other.variable}.`);
	}
}

async function freePorts() {
	const numbers = await freePortNumbers(NAMES.length);
	return Object.fromEntries(NAMES.map((name, index) => [name, numbers[index]]));
}

async function freePortNumbers(count) {
	const held = await Promise.all(Array.from({ length: count }, () => hold(0)));
	await Promise.all(held.map(({ release }) => release()));
	return held.map(({ port }) => port);
}

async function usable({ variable, what, port }) {
	try {
		return await hold(port);
	} catch (failure) {
		const trouble =
			failure.code === 'EADDRINUSE' ? 'is taken by another program (perhaps an earlier npm start)' : `cannot be opened (${failure.code})`;
		const other = port < 60_000 ? port + 1000 : port - 1000;
		throw new Error(
			`Port ${port}, which ${what} needs, ${trouble}. Stop what uses it, or choose another port: ${variable}=${other} npm start`,
			{ cause: failure },
		);
	}
}

function portFrom(text, variable) {
	if (text === '') return undefined;
	if (/^\d{1,5}$/.test(text) && Number(text) < 65536) return Number(text);
	throw new Error(`${variable} is "${text}", which is no port. Give a number from 0 to 65535; 0 takes a free one.`);
}

function hold(port) {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
			resolve({ port: server.address().port, release: () => new Promise((done) => server.close(() => done())) });
		});
	});
}

module.exports = { usualPorts, freePorts, freePortNumbers };
