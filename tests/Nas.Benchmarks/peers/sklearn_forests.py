"""Fits scikit-learn's forests on a table and predicts another; CPU milliseconds of both for each name read.

Arguments: a CSV of training rows, the target first, and one of rows to predict.
"""
import sys
import time

import numpy as np
import sklearn
from sklearn.ensemble import ExtraTreesRegressor, RandomForestRegressor

train, test = (np.loadtxt(path, delimiter=",") for path in sys.argv[1:3])
MODELS = {
    "forest": lambda: RandomForestRegressor(100, max_features=1 / 3, random_state=0, n_jobs=1),
    "forest-all-columns": lambda: RandomForestRegressor(100, random_state=0, n_jobs=1),
    "extra-trees": lambda: ExtraTreesRegressor(100, random_state=0, n_jobs=1),
}
print(f"scikit-learn {sklearn.__version__}, {train.shape[0]} x {train.shape[1] - 1}, {test.shape[0]} rows to predict", flush=True)
for name in sys.stdin:
    begun = time.process_time()
    model = MODELS[name.strip()]().fit(train[:, 1:], train[:, 0])
    fitted = time.process_time()
    model.predict(test)
    print(1000 * (fitted - begun), 1000 * (time.process_time() - fitted), flush=True)
