"""The figures of an evaluation as a table beside their goals; it measures nothing."""

from joyvasa_runtime.training.evaluate import Figures


def figures_table(figures: Figures) -> str:
    """A Markdown table: test, reached, goal, and whether the goal is met."""
    f = figures
    rows = (
        ("19.y against rule targets, r", f"{f.lip_r:.3f}", "0.80 or more", f.lip_r >= 0.80),
        ("the same for loudness alone", f"{f.lip_r_envelope:.3f}", "", None),
        ("bilabial closures visible", f"{f.closures:.0%}", "88 % or more", f.closures >= 0.88),
        ("the same at wrong times", f"{f.closures_chance:.0%}", "", None),
        ("19.y std in silence", f"{f.silence_std:.5f}", "0.0005 or less", f.silence_std <= 0.0005),
        (
            "19.y std in speech / silence",
            f"{min(f.silence_ratio, 9999):.0f}",
            "20 or more",
            f.silence_ratio >= 20,
        ),
        ("speed at seams / inside, head", f"{f.seam_head:.2f}", "1.2 or less", f.seam_head <= 1.2),
        ("speed at seams / inside, lips", f"{f.seam_lips:.2f}", "1.3 or less", f.seam_lips <= 1.3),
        ("pitch std, degrees", f"{f.pitch_std:.2f}", "1.5 to 3", 1.5 <= f.pitch_std <= 3),
        ("yaw std, degrees", f"{f.yaw_std:.2f}", "1 to 2", 1 <= f.yaw_std <= 2),
        ("roll std, degrees", f"{f.roll_std:.2f}", "0.6 to 1.2", 0.6 <= f.roll_std <= 1.2),
        ("blinks a minute", f"{f.blinks:.1f}", "12 to 22", 12 <= f.blinks <= 22),
        ("10 s of sound to motion, s", f"{f.seconds_for_10_s:.2f}", "1 or less", f.seconds_for_10_s <= 1),
    )
    lines = ["| test | reached | goal | met |", "|---|---|---|---|"]
    marks = {True: "yes", False: "no", None: ""}
    lines += [f"| {test} | {value} | {goal} | {marks[met]} |" for test, value, goal, met in rows]
    return "\n".join(lines)
