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
	const chosen = {};
	for (const name of NAMES) chosen[name] = await usable(PORTS[name], environment);
	return chosen;
}

async function freePorts() {
	// All are held open until the last is known, so that no two are the same.
	const held = await Promise.all(NAMES.map(() => hold(0)));
	await Promise.all(held.map(({ release }) => release()));
	return Object.fromEntries(NAMES.map((name, index) => [name, held[index].port]));
}

async function usable({ variable, usual, what }, environment) {
	const port = portFrom(environment[variable] ?? '', variable) ?? usual;
	try {
		const held = await hold(port);
		await held.release();
		return held.port;
	} catch (failure) {
		const trouble = failure.code === 'EADDRINUSE' ? 'is taken by another program (perhaps an earlier npm start)' : `cannot be opened (${failure.code})`;
		throw new Error(`Port ${port}, which ${what} needs, ${trouble}. Stop what uses it, or choose another port: ${variable}=${port + 1000} npm start`, { cause: failure });
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

module.exports = { usualPorts, freePorts };
