import { connect, createServer, type Socket } from 'node:net';

/** A connection to a server that breaks when so many bytes went through it, once for each number. */
export interface CuttingProxy {
	port: number;
	/** How often it has cut. */
	cuts: number;
	/** Whether nothing comes through at all. */
	isDown: boolean;
	close(): Promise<void>;
}

/** Opens a proxy before a local port; `after` counts the bytes that clients sent since the last cut. After the last it may stay down. */
export async function openCuttingProxy(port: number, after: number[], { staysDown = false } = {}): Promise<CuttingProxy> {
	const left = [...after];
	const open = new Set<Socket>();
	let passed = 0;
	const endAll = () => {
		for (const socket of open) socket.destroy();
	};
	const server = createServer((client) => {
		if (proxy.isDown) return void client.destroy();
		const upstream = connect(port, '127.0.0.1');
		const end = () => {
			client.destroy();
			upstream.destroy();
		};
		for (const socket of [client, upstream]) {
			open.add(socket);
			socket.on('error', end).on('close', () => {
				open.delete(socket);
				end();
			});
		}
		upstream.pipe(client);
		client.on('data', (chunk) => {
			upstream.write(chunk);
			passed += chunk.length;
			if (left[0] === undefined || passed < left[0]) return;
			left.shift();
			passed = 0;
			proxy.cuts += 1;
			proxy.isDown = staysDown && left.length === 0;
			// What is on its way already arrives, as it does when a cable is pulled.
			setTimeout(proxy.isDown ? endAll : end, 20);
			client.pause();
		});
	});
	const proxy: CuttingProxy = {
		port: 0,
		cuts: 0,
		isDown: false,
		close: () =>
			new Promise((resolve) => {
				endAll();
				server.close(() => resolve());
			}),
	};
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	proxy.port = (server.address() as { port: number }).port;
	return proxy;
}
