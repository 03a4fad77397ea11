// stands for tdesktop's script
