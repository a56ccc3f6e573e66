"""A client of the upload protocol that is not ours: tuspy, against the running service. Called by scripts/tuspy.sh."""

import base64
import hashlib
import http.cookiejar
import io
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request

from tusclient import client

ROOT = pathlib.Path(__file__).resolve().parent.parent
START = "/nop-ho-so/bao-cao-to-chuc-dai-hoi-nhiem-ky-dai-hoi-bat-thuong"
# A question of the form that takes files.
QUESTION = "to-khai"
# Where a program of the bundle lies; nothing here loads it.
PROGRAM = {"js": "/a.js", "wasm": "/a.wasm"}
PATIENCE_SECONDS = 60


def pdf(size):
    """A PDF of one page and about this size."""
    objects = (
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
        b"3 0 obj<</Type/Page/Parent 2 0 R>>endobj trailer<</Root 1 0 R>>"
    )
    return b"%PDF-1.4\n" + objects + b"\n%" + base64.b64encode(os.urandom(size * 3 // 4)) + b"\nstartxref\n0\n%%EOF"


class Service:
    """The real binary on a free port, with a folder of its own."""

    def __init__(self, folder):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        dist = pathlib.Path(folder) / "dist"
        dist.mkdir()
        (dist / "manifest.json").write_text(json.dumps({"forms": PROGRAM, "files": PROGRAM, "css": "/a.css"}))
        self.environment = {
            "PORT": str(port),
            "DATA_DIR": str(pathlib.Path(folder) / "data"),
            "DIST_DIR": str(dist),
            "CATALOG_DIR": str(ROOT / "server" / "catalog"),
            "LOG": "error",
        }
        self.start()

    def start(self):
        command = [os.environ["MOTCHAM_BIN"], "serve"]
        self.process = subprocess.Popen(command, env=self.environment, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                urllib.request.urlopen(self.url + "/readyz", timeout=1).close()
                return
            except OSError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    raise
                time.sleep(0.02)

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait(PATIENCE_SECONDS)


class Browser:
    """Has begun a filing."""

    def __init__(self, service):
        cookies = http.cookiejar.CookieJar()
        self.open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies)).open
        body = urllib.parse.urlencode({"noi-cu-tru.ma": "22945"}).encode()
        page = self.open(service.url + START, body).read().decode()
        self.draft = re.search(r"name='ban-nhap' value='([^']+)'", page).group(1)
        self.headers = {"Cookie": "; ".join(f"{cookie.name}={cookie.value}" for cookie in cookies)}


class Tuspy(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.service = Service(cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        cls.service.end()
        cls.folder.cleanup()

    def setUp(self):
        self.browser = Browser(self.service)
        self.client = client.TusClient(self.service.url + "/api/v1/uploads", headers=self.browser.headers)

    def uploader(self, file, **more):
        metadata = {"filename": "Giấy khai sinh.pdf", "draft": self.browser.draft, "question": QUESTION}
        return self.client.uploader(file_stream=io.BytesIO(file), metadata=metadata, **more)

    def assert_kept(self, url, file):
        kept = self.browser.open(f"{self.service.url}{START}/tep/{url.rsplit('/', 1)[1]}").read()
        self.assertEqual(hashlib.sha256(kept).hexdigest(), hashlib.sha256(file).hexdigest())

    def test_a_file_piece_by_piece(self):
        file = pdf(1_000_000)
        uploader = self.uploader(file, chunk_size=200_000)
        uploader.upload()
        self.assert_kept(uploader.url, file)

    def test_a_file_with_checksums(self):
        file = pdf(500_000)
        uploader = self.uploader(file, chunk_size=100_000, upload_checksum=True)
        uploader.upload()
        self.assert_kept(uploader.url, file)

    def test_a_file_goes_on_after_the_service_was_killed(self):
        file = pdf(1_000_000)
        first = self.uploader(file, chunk_size=300_000)
        first.upload_chunk()
        self.service.end(signal.SIGKILL)
        self.service.start()
        second = self.uploader(file, chunk_size=300_000, url=first.url)
        self.assertEqual(second.offset, 300_000)
        second.upload()
        self.assert_kept(second.url, file)


if __name__ == "__main__":
    unittest.main()
