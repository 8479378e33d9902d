"""What a converted pack says for people: its name, whom it is owed to, and the licence of each part.

Nothing here is read by the program.
"""

from joyvasa_runtime.convert.settings import Kind

LICENCE = "MIT"

NAMES: dict[Kind, str] = {"human": "JoyVASA for people", "animal": "JoyVASA for animals"}

CREDIT = (
    "Motion: JoyVASA by Xuyang Cao and others. Pictures: LivePortrait by Jianzhu Guo and others. "
    "Hearing: chinese-hubert-base by TencentGameMate, fine-tuned in JoyVASA."
)

LICENCES_NAME = "LICENSES.txt"

_PARTS = """\
The models in this pack were converted from published checkpoints. They compute the same but for rounding.

Motion: cross_attention, denoiser, template
  JoyVASA: Xuyang Cao and others, arXiv 2411.09209
  https://github.com/jdh-algo/JoyVASA, https://huggingface.co/jdh-algo/JoyVASA
  MIT, Copyright (c) the authors of JoyVASA

Hearing: audio_encoder
  chinese-hubert-base by TencentGameMate, fine-tuned in JoyVASA
  HuBERT: Wei-Ning Hsu and others, arXiv 2106.07447
  https://huggingface.co/TencentGameMate/chinese-hubert-base
  MIT, Copyright (c) the authors of chinese_speech_pretrain and of JoyVASA

Pictures: all other models
  LivePortrait: Jianzhu Guo and others, arXiv 2407.03168
  https://github.com/KwaiVGI/LivePortrait, https://huggingface.co/KwaiVGI/LivePortrait
  MIT, Copyright (c) 2024 Kuaishou Visual Generation and Interaction Center
"""

_SAMPLES: dict[Kind, str] = {
    "human": 'Leonardo da Vinci, "Mona Lisa": public domain',
    "animal": "Chelsea the cat, by Stéfan van der Walt: CC0 1.0",
}

_MIT = """\
The MIT licence
---------------
Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""


def licences_text(kind: Kind) -> str:
    """The licences of a pack's parts."""
    return f"{_PARTS}\nThe picture in probe.npz\n  {_SAMPLES[kind]}\n\n{_MIT}"
