"""A first guess of a drawing's points, for the user to correct, from uncertain landmarks.

A drawing whose face is certain needs no hand points: the landmarks serve it directly.
"""

from joyvasa_runtime.portrait.face import find_faces
from joyvasa_runtime.portrait.hand_points import HandPoints
from joyvasa_runtime.portrait.mesh_points import inside_picture, points_of_face
from joyvasa_runtime.portrait.picture import Picture

_MIN_SCORE = 0.05


def guess_drawing_points(picture: Picture) -> HandPoints | None:
    """Points of the surest face in a drawing, or None; every guess needs a look.

    Parameters
    ----------
    picture : Picture
    """
    faces = find_faces(picture, _MIN_SCORE)
    if not faces:
        return None
    points = points_of_face(max(faces, key=lambda face: face.score))
    return HandPoints("drawing", inside_picture(points, picture.width, picture.height))
