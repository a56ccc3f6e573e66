/** A bad line between browser and server: slow, and cut when a test says so. */

import { createServer, connect, type Server, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

export class Line {
  /** How often it has been cut. */
  cuts = 0;
  readonly #server: Server;
  /** Bytes from the browser until the next cut. */
  #untilCut = Infinity;
  #cutEvery = Infinity;
  #cutsLeft = 0;

  /** Passes everything on to `target` (host and port of 127.0.0.1), at most so many bytes a second from the browser. */
  private constructor(
    readonly port: number,
    target: number,
    readonly bytesPerSecond: number,
    server: Server,
  ) {
    this.#server = server;
    server.on("connection", (browser) => this.#carry(browser, connect(target, "127.0.0.1")));
  }

  static async open(port: number, target: number, bytesPerSecond: number): Promise<Line> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
    return new Line(port, target, bytesPerSecond, server);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Cuts the connection each time that so many more bytes have come from the browser. */
  cutEvery(bytes: number, times: number): void {
    this.#cutEvery = bytes;
    this.#untilCut = bytes;
    this.#cutsLeft = times;
  }

  close(): void {
    this.#server.close();
  }

  #carry(browser: Socket, service: Socket): void {
    const cut = () => {
      browser.destroy();
      service.destroy();
    };
    browser.on("error", cut).on("close", cut);
    service.on("error", cut).on("close", cut);
    service.pipe(browser);
    void this.#pass(browser, service, cut).catch(cut);
  }

  async #pass(browser: Socket, service: Socket, cut: () => void): Promise<void> {
    for await (const chunk of browser) {
      const bytes = (chunk as Buffer).length;
      await delay((bytes / this.bytesPerSecond) * 1000);
      this.#untilCut -= bytes;
      if (this.#cutsLeft > 0 && this.#untilCut <= 0) {
        this.#cutsLeft -= 1;
        this.#untilCut = this.#cutEvery;
        this.cuts += 1;
        cut();
        return;
      }
      if (!service.write(chunk)) await new Promise((resolve) => service.once("drain", resolve).once("close", resolve));
    }
    service.end();
  }
}
