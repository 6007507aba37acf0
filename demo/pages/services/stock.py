"""The service that knows the stock: Python's standard library alone. It prints its port."""

import hashlib
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STOCK = {"lamp": 12, "stool": 3, "desk": 0}
START = int(sys.argv[1]) if len(sys.argv) > 1 else 1


def link(href, text):
    return f'<a href="/services{href}">{text}</a>'


def page(name):
    if name == "all":
        rows = "".join(
            f"<li>{link(f'/stock/{item}', item)} <small>{count} left</small></li>"
            for item, count in STOCK.items()
        )
        return f"""<ul class="list">{rows}</ul>
          <form action="/services/stock/crash"><button class="button">Let this service crash</button></form>"""
    back = f"<p>{link('', 'All of the stock')}</p>"
    if name == "crash":
        return f"<p>The service is up again: this is start {START}.</p>{back}"
    if name not in STOCK:
        return f"<p>There is no such thing.</p>{back}"
    return f"<h3>{name}</h3><p>{STOCK[name] or 'None'} left</p>{back}"


class Stock(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        name = self.path[1:]
        if name == "crash" and START == 1:
            os._exit(1)
        body = page(name).encode()
        etag = f'"{hashlib.sha1(body).hexdigest()}"'
        known = self.headers.get("If-None-Match") == etag
        self.send_response(304 if known else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        # Stock changes all the time: a cache asks whether it has.
        self.send_header("Cache-Control", "no-cache")
        self.send_header("ETag", etag)
        self.send_header("Content-Length", "0" if known else str(len(body)))
        self.end_headers()
        if not known:
            self.wfile.write(body)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Stock)
print(server.server_address[1], flush=True)
server.serve_forever()
